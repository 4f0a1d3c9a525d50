package org.chamicore.inventory.ethernetinterface;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/** An address of an interface, and the network it is on where that is known. */
public record IpMapping(
        @JsonProperty("IPAddress") IpAddress ipAddress,

        @JsonProperty("Network") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
        String network) {}
