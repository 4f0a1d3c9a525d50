package org.chamicore.cli.node;

import java.util.List;
import org.chamicore.cli.http.Answer;
import org.chamicore.cli.http.Api;
import tools.jackson.databind.JsonNode;

/**
 * A part of a component that can be changed by itself.
 *
 * @param name as the inventory's route calls it: Enabled, Role (with SubRole) or NID
 */
record FieldPart(String node, String name) implements Part {

    @Override
    public Image read(Apis apis) {
        return Image.of(
                apis.inventory().get(ComponentPart.COMPONENTS + "/" + Api.encoded(node)),
                name.equals("Role") ? List.of("Role", "SubRole") : List.of(name));
    }

    @Override
    public Answer write(Apis apis, Image now, JsonNode wanted) {
        return apis.inventory()
                .onlyIf(now.version())
                .patch("%s/%s/%s".formatted(ComponentPart.COMPONENTS, Api.encoded(node), name), Image.body(wanted));
    }

    @Override
    public String toString() {
        return "%s of component %s".formatted(name, node);
    }
}
