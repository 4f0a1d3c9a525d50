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

/**
 * Redfish endpoints with the component endpoints behind them, which come with their endpoint, in the form in which magellan sends
 * it. Passwords are sent with new and replaced endpoints; nobody can read them back to compare.
 */
record Endpoints(Api inventory) implements Kind {

    /** Where a compared endpoint has the paths of what it manages, by name. */
    static final String MANAGED = "Managed";

    private static final String PATH = "/hsm/v2/Inventory/RedfishEndpoints";

    @Override
    public String title() {
        return "endpoints";
    }

    @Override
    public Map<String, JsonNode> stored() {
        Map<String, JsonNode> endpoints = Json.byId(
                inventory.get(PATH).orRefuse().json().path("RedfishEndpoints"), each -> Json.text(each, "ID"));
        JsonNode managed = inventory
                .get("/hsm/v2/Inventory/ComponentEndpoints")
                .orRefuse()
                .json()
                .path("ComponentEndpoints");
        for (JsonNode each : managed) {
            if (endpoints.get(Json.text(each, "RedfishEndpointID")) instanceof ObjectNode endpoint) {
                endpoint.withObject("/" + MANAGED).put(Json.text(each, "ID"), Json.text(each, "OdataID"));
            }
        }
        return endpoints;
    }

    @Override
    public int atOnce() {
        return 200;
    }

    @Override
    public Answer create(List<Item> items) {
        return inventory.post(
                PATH,
                Json.object("RedfishEndpoints", Json.array(items.stream().map(Item::body)))
                        .toString());
    }

    @Override
    public Answer replace(Item item, JsonNode stored) {
        return inventory.put(PATH + "/" + Api.encoded(item.id()), item.body().toString());
    }
}
