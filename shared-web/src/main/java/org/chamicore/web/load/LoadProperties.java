package org.chamicore.web.load;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.regex.Pattern;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How much a service takes on at once. Each connection holds its two buffers, and some 35 kB more while half of a request has come;
 * each request in work some 60 kB besides its body.
 *
 * @param connections the most that are open; further callers wait in the kernel
 * @param readBuffer what is read at once
 * @param writeBuffer what is written at once
 * @param requests the most in work that may wait, as for the database; further ones are refused with 503
 * @param fromMemory the paths whose requests wait for nothing, and are never refused, besides health and metrics
 * @param bodies what the bodies may hold together that are read at once and are not small; further ones are refused with 503
 * @param idleCollection how long a service must have been idle before it gives back the memory that a storm has left behind
 */
@Validated
@ConfigurationProperties(prefix = "chamicore.load", ignoreUnknownFields = false)
public record LoadProperties(
        @DefaultValue("2048") @Min(16) int connections,
        @DefaultValue("2KB") DataSize readBuffer,
        @DefaultValue("8KB") DataSize writeBuffer,
        @DefaultValue("512") @Min(1) @Max(10_000) int requests,
        @DefaultValue("(?!)") Pattern fromMemory,
        @DefaultValue("48MB") DataSize bodies,

        @DefaultValue("30s") @DurationMin(seconds = 1) Duration idleCollection) {}
