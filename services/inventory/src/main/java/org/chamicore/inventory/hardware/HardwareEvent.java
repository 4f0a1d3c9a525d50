package org.chamicore.inventory.hardware;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;

/** Something that happened to a unit at a place. It names both, and outlives both. */
record HardwareEvent(
        @JsonProperty("ID") String id,
        @JsonProperty("FRUID") String fruId,
        @JsonProperty("Timestamp") Instant timestamp,
        @JsonProperty("EventType") EventType type) {}
