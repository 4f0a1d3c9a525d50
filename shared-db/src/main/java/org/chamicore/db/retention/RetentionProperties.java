package org.chamicore.db.retention;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long is kept what every service has; what a service has alone is in its own settings.
 *
 * @param enabled whether anything is let go at all
 * @param every how often is looked for what has become old
 * @param batch how many rows one statement removes
 * @param events how long are kept: changes that were made, events that failed once and were taken in later, and what befell processes; a day at least
 * @param failures how long events are kept that failed and were never taken in
 * @param metrics how long past metrics are kept; a day at least
 * @param sessions how long sessions are kept after their end
 */
@ConfigurationProperties(prefix = "chamicore.retention", ignoreUnknownFields = false)
public record RetentionProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("5m") Duration every,
        @DefaultValue("1000") int batch,
        @DefaultValue("30d") Duration events,
        @DefaultValue("90d") Duration failures,
        @DefaultValue("90d") Duration metrics,
        @DefaultValue("7d") Duration sessions) {

    private static final int LARGEST_BATCH = 100_000;

    public RetentionProperties {
        demandOneDay("events", events);
        demandOneDay("metrics", metrics);
        if (batch < 1 || batch > LARGEST_BATCH) {
            throw new IllegalArgumentException("chamicore.retention.batch must be from 1 to " + LARGEST_BATCH);
        }
        if (every.toMillis() < 1) {
            throw new IllegalArgumentException("chamicore.retention.every must be longer than nothing");
        }
    }

    private static void demandOneDay(String name, Duration keep) {
        if (keep.compareTo(Duration.ofDays(1)) < 0) {
            throw new IllegalArgumentException("chamicore.retention.%s must be 1d at least".formatted(name));
        }
    }
}
