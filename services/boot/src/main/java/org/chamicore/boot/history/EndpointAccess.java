package org.chamicore.boot.history;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * When a node was last given something.
 *
 * @param name its xname
 * @param endpoint {@code bootscript} or {@code user-data}
 * @param lastEpoch in Unix seconds; 0 for never
 */
record EndpointAccess(
        String name,
        String endpoint,
        @JsonProperty("last_epoch") long lastEpoch) {}
