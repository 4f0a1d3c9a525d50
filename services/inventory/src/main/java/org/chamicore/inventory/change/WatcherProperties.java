package org.chamicore.inventory.change;

import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of those who wait for changes.
 *
 * @param limit how many there are at once at most, of long polls and streams together
 * @param services for how many more there is room if their tokens bear the role of a service; with {@code limit} together fewer than
 *     the requests that may be in work
 */
@Validated
@ConfigurationProperties(prefix = "chamicore.watchers", ignoreUnknownFields = false)
record WatcherProperties(
        @DefaultValue("128") @Min(1) int limit,
        @DefaultValue("16") @Min(0) int services) {}
