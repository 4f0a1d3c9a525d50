package org.chamicore.cli.imports.cloudinit;

import java.util.List;
import java.util.Map;
import org.chamicore.cli.imports.Destination;
import org.chamicore.cli.imports.Item;
import org.chamicore.cli.imports.Source.Taker;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * All that the cloud-init server of OpenCHAMI can be told, in its own words, which are those of Chamicore as well.
 *
 * @param groups by name
 * @param instances by the id of their node
 */
record Settings(JsonNode defaults, Map<String, JsonNode> groups, Map<String, JsonNode> instances) {

    static final String INSTANCES = "instance info";

    static Named groups(Destination to) {
        return new Named("groups", "/cloud-init/admin/groups", to);
    }

    static Named instances(Destination to) {
        return new Named(INSTANCES, "/cloud-init/admin/instance-info", to);
    }

    void handTo(Taker taker, Destination to) {
        taker.take(new Defaults(to), defaults.isEmpty() ? List.of() : List.of(item(Defaults.ID, defaults)));
        taker.take(groups(to), items(groups));
        taker.take(instances(to), items(instances));
    }

    private static List<Item> items(Map<String, JsonNode> things) {
        return things.entrySet().stream()
                .map(each -> item(each.getKey(), each.getValue()))
                .toList();
    }

    private static Item item(String id, JsonNode body) {
        return Item.of(id, (ObjectNode) body);
    }
}
