package org.chamicore.inventory.notification;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the notifications to subscribers.
 *
 * @param tries how often one is sent at most
 * @param pause how long to wait before the second try; each further pause is twice as long
 * @param timeout how long one try may take
 * @param queue how many may wait for one address; of more the oldest become dead letters
 */
@Validated
@ConfigurationProperties(prefix = "chamicore.notifications", ignoreUnknownFields = false)
record NotificationProperties(
        @DefaultValue("3") @Min(1) @Max(10) int tries,
        @DefaultValue("5s") Duration pause,
        @DefaultValue("10s") Duration timeout,
        @DefaultValue("1000") @Min(1) @Max(100_000) int queue) {}
