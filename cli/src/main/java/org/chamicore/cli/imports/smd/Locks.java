package org.chamicore.cli.imports.smd;

import java.util.List;
import java.util.Map;
import org.chamicore.cli.http.Answer;
import org.chamicore.cli.http.Api;
import org.chamicore.cli.imports.Answers;
import org.chamicore.cli.imports.Item;
import org.chamicore.cli.imports.Json;
import org.chamicore.cli.imports.Kind;
import tools.jackson.databind.JsonNode;

/**
 * Locks of components, or bans on reserving them.
 *
 * @param flag what says so of a component
 * @param call what sets it
 */
record Locks(String title, String flag, String call, Api inventory, Components components) implements Kind {

    static Locks locks(Api inventory, Components components) {
        return new Locks("locks", "Locked", "lock", inventory, components);
    }

    static Locks bans(Api inventory, Components components) {
        return new Locks("reservation bans", "ReservationDisabled", "disable", inventory, components);
    }

    @Override
    public Map<String, JsonNode> stored() {
        return Json.byId(
                Json.array(inventory
                        .get("/hsm/v2/State/Components")
                        .orRefuse()
                        .json()
                        .path("Components")
                        .valueStream()
                        .filter(each -> each.path(flag).asBoolean(false))),
                each -> Json.text(each, "ID"));
    }

    @Override
    public int atOnce() {
        return 1000;
    }

    @Override
    public Answer create(List<Item> items) {
        if (items.size() == 1 && !components.has(items.getFirst().id())) {
            return Answers.refusal("there is no such component in Chamicore");
        }
        if (!items.stream().map(Item::id).allMatch(components::has)) {
            return Answers.refusal("one of them is no component of Chamicore");
        }
        return inventory.post(
                "/hsm/v2/locks/" + call,
                Json.object("ComponentIDs", Json.texts(items.stream().map(Item::id)))
                        .toString());
    }

    /** There is only having one and having none. */
    @Override
    public Answer replace(Item item, JsonNode stored) {
        return Answers.none();
    }
}
