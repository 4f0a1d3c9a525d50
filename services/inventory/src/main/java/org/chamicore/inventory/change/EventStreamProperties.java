package org.chamicore.inventory.change;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the feed as server-sent events.
 *
 * @param heartbeat how long a stream is silent at most
 * @param lifetime how long one connection lasts at most; its reader connects again
 */
@ConfigurationProperties(prefix = "chamicore.event-stream", ignoreUnknownFields = false)
record EventStreamProperties(
        @DefaultValue("15s") Duration heartbeat,
        @DefaultValue("10m") Duration lifetime) {}
