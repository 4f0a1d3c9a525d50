package org.chamicore.cli.imports.smd;

import java.util.List;
import java.util.Map;
import org.chamicore.cli.http.Answer;
import org.chamicore.cli.http.Api;
import org.chamicore.cli.imports.Item;
import org.chamicore.cli.imports.Json;
import org.chamicore.cli.imports.Kind;
import tools.jackson.databind.JsonNode;

/**
 * Things that one POST of a list makes or replaces: node maps, power maps, hardware.
 *
 * @param list the member that holds the list; blank where the list is all
 * @param id the member that names one
 */
record InventoryLists(String title, String path, String list, String id, Api inventory) implements Kind {

    static InventoryLists nodeMaps(Api inventory) {
        return new InventoryLists("node maps", "/hsm/v2/Defaults/NodeMaps", "NodeMaps", "ID", inventory);
    }

    static InventoryLists powerMaps(Api inventory) {
        return new InventoryLists("power maps", "/hsm/v2/sysinfo/powermaps", "", "id", inventory);
    }

    static InventoryLists hardware(Api inventory) {
        return new InventoryLists("hardware", "/hsm/v2/Inventory/Hardware", "Hardware", "ID", inventory);
    }

    @Override
    public Map<String, JsonNode> stored() {
        JsonNode all = inventory.get(path).orRefuse().json();
        return Json.byId(all.isArray() ? all : all.path(list), each -> Json.text(each, id));
    }

    @Override
    public int atOnce() {
        return 1000;
    }

    @Override
    public Answer create(List<Item> items) {
        JsonNode sent = Json.array(items.stream().map(Item::body));
        return inventory.post(path, (list.isEmpty() ? sent : Json.object(list, sent)).toString());
    }

    @Override
    public Answer replace(Item item, JsonNode stored) {
        return create(List.of(item));
    }
}
