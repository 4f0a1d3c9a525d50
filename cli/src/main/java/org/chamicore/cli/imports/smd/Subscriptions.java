package org.chamicore.cli.imports.smd;

import java.util.List;
import java.util.Map;
import org.chamicore.cli.http.Answer;
import org.chamicore.cli.http.Api;
import org.chamicore.cli.imports.Item;
import org.chamicore.cli.imports.Json;
import org.chamicore.cli.imports.Kind;
import tools.jackson.databind.JsonNode;

/** Who is told of changes, by subscriber and address; numbers are given anew. */
record Subscriptions(Api inventory) implements Kind {

    private static final String PATH = "/hsm/v2/Subscriptions/SCN";

    /** By what a subscription is the same. */
    static String id(JsonNode subscription) {
        return Json.text(subscription, "Subscriber") + " " + Json.text(subscription, "Url");
    }

    @Override
    public String title() {
        return "subscriptions";
    }

    @Override
    public Map<String, JsonNode> stored() {
        return Json.byId(inventory.get(PATH).orRefuse().json().path("SubscriptionList"), Subscriptions::id);
    }

    @Override
    public Answer create(List<Item> items) {
        return inventory.post(PATH, items.getFirst().body().toString());
    }

    @Override
    public Answer replace(Item item, JsonNode stored) {
        return inventory.put(
                PATH + "/" + stored.path("ID").asLong(), item.body().toString());
    }
}
