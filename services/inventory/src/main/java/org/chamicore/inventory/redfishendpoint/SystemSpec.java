package org.chamicore.inventory.redfishendpoint;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.chamicore.inventory.redfishendpoint.ManagerSpec.NicSpec;
import org.jspecify.annotations.Nullable;

/**
 * A Redfish computer system, which is a node; what is not used here is left out.
 *
 * @param data the raw Redfish resource, which only the older form has, with {@code rawInterfaces} beside it
 */
record SystemSpec(
        @Nullable String uri,
        @Nullable String uuid,
        @Nullable String name,
        @JsonProperty("system_type") @Nullable String systemType,
        @Nullable List<@Nullable String> actions,
        @Nullable Power power,
        @Nullable Links links,
        @JsonProperty("ethernet_interfaces") @Nullable List<@Nullable NicSpec> ethernetInterfaces,
        @JsonProperty("Data") @Nullable RawSystem data,
        @JsonProperty("EthernetInterfaces") @Nullable List<@Nullable RawNic> rawInterfaces) {

    /** How the system gets its power. */
    record Power(
            @Nullable String state,
            @JsonProperty("power_control_ids") @Nullable List<@Nullable String> powerControlIds) {}

    record Links(@Nullable List<@Nullable String> chassis) {}

    record RawSystem(
            @JsonProperty("@odata.id") @Nullable String odataId,
            @JsonProperty("UUID") @Nullable String uuid,
            @JsonProperty("SystemType") @Nullable String systemType,
            @JsonProperty("Status") @Nullable Status status) {}

    record Status(@JsonProperty("State") @Nullable String state) {}

    record RawNic(
            @JsonProperty("@odata.id") @Nullable String odataId,
            @JsonProperty("Id") @Nullable String id,
            @JsonProperty("InterfaceEnabled") @Nullable Boolean interfaceEnabled,
            @JsonProperty("Description") @Nullable String description,
            @JsonProperty("MACAddress") @Nullable String macAddress) {}

    boolean hasPowerControl() {
        return power != null
                && power.powerControlIds() != null
                && !power.powerControlIds().isEmpty();
    }
}
