package org.chamicore.inventory.ethernetinterface;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a client says of an interface, as it was sent; in a change, null is what stays. */
record InterfaceSpec(
        @JsonProperty("MACAddress") @Nullable String macAddress,
        @JsonProperty("Description") @Nullable String description,
        @JsonProperty("ComponentID") @Nullable String componentId,
        @JsonProperty("IPAddresses") @Nullable List<@Nullable IpSpec> ipAddresses) {

    record IpSpec(
            @JsonProperty("IPAddress") @Nullable String ipAddress,
            @JsonProperty("Network") @Nullable String network) {}
}
