package org.chamicore.cloudinit.phonehome;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import org.chamicore.cloudinit.node.NodeId;

/**
 * A node's report that its cloud-init is done.
 *
 * @param id of the node whose address it came from, whatever the node calls itself
 * @param instanceId as the node says; blank where it does not, as with the names
 */
@JsonPropertyOrder({"id", "time", "address", "instance_id", "hostname", "fqdn"})
public record PhoneHome(
        @JsonProperty("id") NodeId id,
        @JsonProperty("time") Instant phonedAt,
        @JsonProperty("address") String address,
        @JsonProperty("instance_id") String instanceId,
        @JsonProperty("hostname") String hostname,
        @JsonProperty("fqdn") String fqdn,
        @JsonUnwrapped HostKeys hostKeys) {}
