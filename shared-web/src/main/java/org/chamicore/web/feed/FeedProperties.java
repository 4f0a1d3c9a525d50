package org.chamicore.web.feed;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.net.URI;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The feed that a service follows.
 *
 * @param url the neighbour's feed
 * @param scope what our token must hold to read it
 * @param longPoll how long one question stays open while nothing changes, in whole seconds
 * @param pageSize most changes taken in at once, and no more than the neighbour gives at once
 * @param gather how long to wait before asking on, once changes came, so that those that follow close behind come together
 * @param snapshotTimeout longest that a snapshot may take to arrive
 */
@Validated
@ConfigurationProperties(prefix = "chamicore.feed", ignoreUnknownFields = false)
public record FeedProperties(
        URI url,
        @DefaultValue("smd.read") String scope,

        @DefaultValue("10s") @DurationMin(seconds = 1) @DurationMax(seconds = 60)
        Duration longPoll,

        @DefaultValue("1000") @Min(1) @Max(1000) int pageSize,

        @DefaultValue("50ms") @DurationMin @DurationMax(seconds = 1)
        Duration gather,

        @DefaultValue("5m") @DurationMin(seconds = 1) Duration snapshotTimeout) {}
