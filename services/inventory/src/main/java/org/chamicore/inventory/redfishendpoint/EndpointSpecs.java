package org.chamicore.inventory.redfishendpoint;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.chamicore.inventory.redfishendpoint.RedfishEndpoint.DiscoveryInfo;
import org.chamicore.inventory.wire.InvalidItemException;
import org.chamicore.inventory.xname.ComponentType;
import org.chamicore.inventory.xname.Xname;
import org.jspecify.annotations.Nullable;

/** Checks what clients say of endpoints and fills in what they left out. */
final class EndpointSpecs {

    private static final Set<ComponentType> TYPES = EnumSet.of(
            ComponentType.NODE_BMC,
            ComponentType.CHASSIS_BMC,
            ComponentType.ROUTER_BMC,
            ComponentType.CABINET_PDU_CONTROLLER,
            ComponentType.MGMT_SWITCH,
            ComponentType.MGMT_HL_SWITCH,
            ComponentType.CDU_MGMT_SWITCH);

    private EndpointSpecs() {}

    /**
     * Checks an endpoint.
     *
     * @param name its id; where blank, its host name is that
     * @throws InvalidItemException when it breaks a rule
     */
    static RedfishEndpoint read(@Nullable String name, EndpointSpec spec) {
        EndpointAddress address = EndpointAddress.of(spec);
        Xname id = id(name == null || name.isEmpty() ? address.hostname() : name);
        return new RedfishEndpoint(
                id,
                orNull(spec.name()),
                address.hostname(),
                address.domain(),
                address.fqdn(id.value()),
                !Boolean.FALSE.equals(spec.enabled()),
                orNull(spec.uuid()),
                Optional.ofNullable(spec.user()).orElse(""),
                Boolean.TRUE.equals(spec.useSsdp()),
                Boolean.TRUE.equals(spec.macRequired()),
                orNull(spec.macAddress()),
                address.ipAddress(),
                Boolean.TRUE.equals(spec.rediscoverOnUpdate()),
                orNull(spec.templateId()),
                DiscoveryInfo.NEVER);
    }

    private static Xname id(String text) {
        if (text.isEmpty()) {
            throw new InvalidItemException("ID", "No xname ID found");
        }
        Xname id = Xname.find(text)
                .orElseThrow(
                        () -> new InvalidItemException("ID", "%s is not a valid locational xname ID".formatted(text)));
        if (!TYPES.contains(id.type())) {
            throw new InvalidItemException(
                    "ID",
                    "xname ID %s has wrong type for RF endpoint: %s"
                            .formatted(id, id.type().label()));
        }
        return id;
    }

    private static @Nullable String orNull(@Nullable String text) {
        return text == null || text.isEmpty() ? null : text;
    }
}
