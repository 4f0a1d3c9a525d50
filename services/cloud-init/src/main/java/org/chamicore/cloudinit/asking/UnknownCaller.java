package org.chamicore.cloudinit.asking;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.Instant;

/**
 * Who asked for a node's documents and is no node.
 *
 * @param path what was asked for last
 */
@JsonPropertyOrder({"address", "first-seen", "last-seen", "requests", "path"})
record UnknownCaller(
        @JsonProperty("address") String address,
        @JsonProperty("first-seen") Instant firstSeen,
        @JsonProperty("last-seen") Instant lastSeen,
        @JsonProperty("requests") long requests,
        @JsonProperty("path") String path) {

    UnknownCaller again(Instant at, String otherPath) {
        return new UnknownCaller(address, firstSeen, at, requests + 1, otherPath);
    }
}
