package org.chamicore.db.session;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the sessions of a service.
 *
 * @param instance what this process is called; by default its host and process number
 * @param beat how often a process says that it lives
 * @param staleAfter without a beat for so long it is taken for dead and shown as stale; after twice as long it is written off
 */
@ConfigurationProperties(prefix = "chamicore.sessions", ignoreUnknownFields = false)
public record SessionProperties(
        @Nullable String instance,
        @DefaultValue("10s") Duration beat,
        @DefaultValue("30s") Duration staleAfter) {

    public SessionProperties {
        if (beat.toMillis() < 1 || staleAfter.compareTo(beat.multipliedBy(2)) < 0) {
            throw new IllegalArgumentException(
                    "chamicore.sessions.stale-after must be twice chamicore.sessions.beat at least");
        }
    }

    Duration lostAfter() {
        return staleAfter.multipliedBy(2);
    }
}
