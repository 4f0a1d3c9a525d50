package org.chamicore.inventory.redfishendpoint;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What clients read of a Redfish resource: how to reset it, its interfaces, how its power is measured and limited. */
sealed interface RedfishInfo {

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record SystemInfo(
            @JsonProperty("Name") @Nullable String name,
            @JsonProperty("Actions") @Nullable Map<String, Reset> actions,

            @JsonProperty("EthernetNICInfo") @JsonInclude(JsonInclude.Include.NON_EMPTY)
            List<Nic> nics,

            @JsonProperty("PowerURL") @Nullable String powerUrl,

            @JsonProperty("PowerControl") @JsonInclude(JsonInclude.Include.NON_EMPTY)
            List<PowerControl> powerControls)
            implements RedfishInfo {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ManagerInfo(
            @JsonProperty("Name") @Nullable String name,
            @JsonProperty("Actions") @Nullable Map<String, Reset> actions,

            @JsonProperty("EthernetNICInfo") @JsonInclude(JsonInclude.Include.NON_EMPTY)
            List<Nic> nics,

            @JsonProperty("CommandShell") @Nullable CommandShell commandShell)
            implements RedfishInfo {}

    record OutletInfo(
            @JsonProperty("Name") String name,
            @JsonProperty("Actions") Map<String, PowerSwitch> actions) implements RedfishInfo {}

    /** @param allowed null where the endpoint does not say */
    record Reset(
            @JsonProperty("ResetType@Redfish.AllowableValues") @Nullable
            List<String> allowed,

            @JsonProperty("@Redfish.ActionInfo") String actionInfo,
            @JsonProperty("target") String target) {

        /** The action by which a resource of this kind at this path is reset. */
        static Map<String, Reset> of(String kind, String path, @Nullable List<String> allowed) {
            return Map.of(
                    "#%s.Reset".formatted(kind),
                    new Reset(allowed, path + "/ResetActionInfo", "%s/Actions/%s.Reset".formatted(path, kind)));
        }
    }

    record PowerSwitch(
            @JsonProperty("PowerState@Redfish.AllowableValues")
            List<String> allowed,

            @JsonProperty("target") String target) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Nic(
            @JsonProperty("RedfishId") String redfishId,
            @JsonProperty("@odata.id") String odataId,
            @JsonProperty("Description") @Nullable String description,
            @JsonProperty("Hostname") @Nullable String hostname,
            @JsonProperty("InterfaceEnabled") boolean enabled,
            @JsonProperty("MACAddress") String macAddress,
            @JsonProperty("PermanentMACAddress") @Nullable String permanentMacAddress) {}

    record CommandShell(
            @JsonProperty("ServiceEnabled") boolean enabled,
            @JsonProperty("MaxConcurrentSessions") int maxConcurrentSessions,
            @JsonProperty("ConnectTypesSupported") List<String> connectTypes) {

        private static final int UNLIMITED = 65_536;

        static CommandShell of(List<String> connectTypes) {
            return new CommandShell(true, UNLIMITED, connectTypes);
        }
    }

    record PowerControl(
            @JsonProperty("@odata.id") String odataId,
            @JsonProperty("MemberId") String memberId,
            @JsonProperty("Name") String name,
            @JsonProperty("RelatedItem") List<Link> relatedItems) {

        static PowerControl of(String id, String system, String chassis) {
            return new PowerControl(
                    id,
                    id.substring(id.lastIndexOf('/') + 1),
                    "System Power Control",
                    List.of(new Link(system), new Link(chassis)));
        }
    }

    record Link(@JsonProperty("@odata.id") String odataId) {}
}
