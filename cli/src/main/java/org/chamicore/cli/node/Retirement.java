package org.chamicore.cli.node;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.chamicore.cli.console.RefusedException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What is to be done so that nothing is known of a node any more. */
final class Retirement {

    private Retirement() {}

    static List<Change> plan(Apis apis, String node) {
        ComponentPart component = new ComponentPart(node);
        Image known = component.read(apis);
        List<InterfacePart> interfaces = InterfacePart.all(apis, node);
        List<Change> changes = new ArrayList<>();
        if (!known.isNone()) {
            refuseHeld(apis, node);
            if (known.json().path("Enabled").asBoolean()) {
                changes.add(Change.of(new FieldPart(node, "Enabled"), enabled(true), enabled(false)));
            }
        }
        BootPart boot = new BootPart(
                node,
                interfaces.stream().map(InterfacePart::mac).toList(),
                known.json().path("NID").isNumber()
                        ? List.of(known.json().path("NID").asLong())
                        : List.of());
        Image parameters = boot.read(apis);
        if (!parameters.isNone()) {
            changes.add(Change.of(boot, parameters.json(), Image.NOTHING));
        }
        MembershipPart.all(apis, node)
                .keySet()
                .forEach(part -> changes.add(Change.of(part, MembershipPart.MEMBER, Image.NOTHING)));
        interfaces.forEach(part -> changes.add(Change.of(part, part.read(apis).json(), Image.NOTHING)));
        if (!known.isNone()) {
            ObjectNode disabled = ((ObjectNode) known.json().deepCopy()).put("Enabled", false);
            changes.add(Change.of(component, disabled, Image.NOTHING));
        }
        return changes;
    }

    private static JsonNode enabled(boolean value) {
        return Image.wanted(Map.of("Enabled", value));
    }

    /** A lock or a reservation goes with the component, and could not be put back. */
    private static void refuseHeld(Apis apis, String node) {
        JsonNode standing = apis.inventory()
                .post(
                        "/hsm/v2/locks/status",
                        Image.wanted(Map.of("ComponentIDs", List.of(node))).toString())
                .orRefuse()
                .json()
                .path("Components")
                .path(0);
        for (String held : List.of("Locked", "Reserved", "ReservationDisabled")) {
            if (standing.path(held).asBoolean(false)) {
                throw new RefusedException(
                        ("%s is held in the inventory (%s): somebody works on it, or does not want it touched;"
                                        + " release it first (/hsm/v2/locks)")
                                .formatted(node, held));
            }
        }
    }
}
