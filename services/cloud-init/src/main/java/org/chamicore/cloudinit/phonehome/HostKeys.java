package org.chamicore.cloudinit.phonehome;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/** The SSH host keys of a node, each on a line as in its file; blank where the node has none of that kind. */
@JsonPropertyOrder({"pub_key_rsa", "pub_key_ecdsa", "pub_key_ed25519"})
public record HostKeys(
        @JsonProperty("pub_key_rsa") String rsa,
        @JsonProperty("pub_key_ecdsa") String ecdsa,
        @JsonProperty("pub_key_ed25519") String ed25519) {}
