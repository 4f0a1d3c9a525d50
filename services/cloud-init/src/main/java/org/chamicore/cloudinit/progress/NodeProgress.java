package org.chamicore.cloudinit.progress;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A node and how far it is.
 *
 * @param hostname as it is told, without a domain
 * @param hostnameShared whether another node is told the same name
 * @param begun when it last fetched its meta-data; null where it never did
 * @param finished when it last reported; null where it never did
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"id", "state", "hostname", "hostname-shared", "instance-id", "begun", "finished"})
record NodeProgress(
        @JsonProperty("id") String id,
        @JsonProperty("state") String state,
        @JsonProperty("hostname") String hostname,

        @JsonProperty("hostname-shared") @JsonInclude(JsonInclude.Include.NON_DEFAULT)
        boolean hostnameShared,

        @JsonProperty("instance-id") @Nullable String instanceId,
        @JsonProperty("begun") @Nullable Instant begun,
        @JsonProperty("finished") @Nullable Instant finished) {}
