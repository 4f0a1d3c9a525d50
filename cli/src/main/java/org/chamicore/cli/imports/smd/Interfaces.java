package org.chamicore.cli.imports.smd;

import java.util.List;
import java.util.Map;
import org.chamicore.cli.http.Answer;
import org.chamicore.cli.http.Api;
import org.chamicore.cli.imports.Item;
import org.chamicore.cli.imports.Json;
import org.chamicore.cli.imports.Kind;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Network interfaces, by their MAC addresses. */
record Interfaces(Api inventory) implements Kind {

    private static final String PATH = "/hsm/v2/Inventory/EthernetInterfaces";

    @Override
    public String title() {
        return "interfaces";
    }

    @Override
    public Map<String, JsonNode> stored() {
        return Json.byId(inventory.get(PATH).orRefuse().json(), each -> Json.text(each, "ID"));
    }

    @Override
    public Answer create(List<Item> items) {
        return inventory.post(PATH, items.getFirst().body().toString());
    }

    @Override
    public Answer replace(Item item, JsonNode stored) {
        ObjectNode change = item.body().deepCopy();
        change.remove("MACAddress");
        return inventory.patch(PATH + "/" + Api.encoded(item.id()), change.toString());
    }
}
