package org.chamicore.cli.node;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.chamicore.cli.console.RefusedException;
import org.chamicore.cli.http.Answer;
import org.chamicore.cli.http.Api;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The node's component in the inventory, which is made and deleted; {@link FieldPart} changes it. */
record ComponentPart(String node) implements Part {

    static final String COMPONENTS = "/hsm/v2/State/Components";

    private static final Set<String> OBSERVED = Set.of("State", "Flag", "SoftwareStatus");
    private static final List<String> FIELDS = List.of(
            "ID",
            "State",
            "Flag",
            "Enabled",
            "SoftwareStatus",
            "Role",
            "SubRole",
            "NID",
            "Subtype",
            "NetType",
            "Arch",
            "Class",
            "CustomFields");

    @Override
    public Image read(Apis apis) {
        return Image.of(apis.inventory().get(COMPONENTS + "/" + Api.encoded(node)), FIELDS);
    }

    @Override
    public Answer write(Apis apis, Image now, JsonNode wanted) {
        if (wanted.isNull()) {
            refuseMember(apis);
            return apis.inventory().onlyIf(now.version()).delete(COMPONENTS + "/" + Api.encoded(node));
        }
        ObjectNode body = (ObjectNode) wanted.deepCopy();
        if (body.path("NID").isNull()) {
            body.put("NID", -1); // no number; left out it would mean the usual one
        }
        String component = Image.body(body);
        return apis.inventory().post(COMPONENTS, "{\"Components\": [%s]}".formatted(component));
    }

    @Override
    public Set<String> restless() {
        return OBSERVED;
    }

    @Override
    public String toString() {
        return "component " + node;
    }

    /** With the component would go what somebody has put it into meanwhile. */
    private void refuseMember(Apis apis) {
        List<String> in = new ArrayList<>(MembershipPart.all(apis, node).values());
        if (!in.isEmpty()) {
            throw new RefusedException("%s is in %s: somebody has put it there meanwhile, take it out first"
                    .formatted(node, String.join(", ", in)));
        }
    }

    /** One that a new node gets; what is left out the inventory decides. */
    static JsonNode fresh(String node, Map<String, ?> fields) {
        ObjectNode wanted = (ObjectNode) Image.wanted(fields);
        return wanted.put("ID", node).put("State", "Unknown").put("Enabled", true);
    }
}
