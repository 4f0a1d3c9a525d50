package org.chamicore.inventory.redfishendpoint;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A Redfish manager, mostly a BMC, as magellan tells of it; what is not used here is left out. */
record ManagerSpec(
        @Nullable String uri,
        @Nullable String name,
        @Nullable List<@Nullable String> actions,
        @JsonProperty("command_shell") @Nullable List<@Nullable String> commandShell,
        @JsonProperty("ethernet_interfaces") @Nullable List<@Nullable NicSpec> ethernetInterfaces) {

    /** A network interface of a manager or a system. */
    record NicSpec(
            @Nullable String uri,
            @Nullable String mac,
            @Nullable String ip,
            @Nullable String name,
            @Nullable String description,
            @Nullable Boolean enabled) {}
}
