package org.chamicore.cli.imports.smd;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.chamicore.cli.http.Answer;
import org.chamicore.cli.http.Api;
import org.chamicore.cli.imports.Answers;
import org.chamicore.cli.imports.Item;
import org.chamicore.cli.imports.Json;
import org.chamicore.cli.imports.Kind;
import org.chamicore.cli.imports.Sameness;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Components. It remembers which are there, for groups and locks refer to them. */
final class Components implements Kind {

    private static final String PATH = "/hsm/v2/State/Components";

    /** What a forced POST leaves alone, by the call that changes it. */
    private static final Map<String, List<String>> DECISIONS = Map.of(
            "Enabled", List.of("Enabled"),
            "SoftwareStatus", List.of("SoftwareStatus"),
            "Role", List.of("Role", "SubRole"),
            "NID", List.of("NID"));

    private final Api inventory;
    private final Set<String> known = ConcurrentHashMap.newKeySet();

    Components(Api inventory) {
        this.inventory = inventory;
    }

    @Override
    public String title() {
        return "components";
    }

    @Override
    public Map<String, JsonNode> stored() {
        Map<String, JsonNode> stored =
                Json.byId(inventory.get(PATH).orRefuse().json().path("Components"), each -> Json.text(each, "ID"));
        known.addAll(stored.keySet());
        return stored;
    }

    /** Whether a component is in Chamicore, or would be after this import. */
    boolean has(String xname) {
        return known.contains(xname);
    }

    @Override
    public void accepted(Item item) {
        known.add(item.id());
    }

    @Override
    public int atOnce() {
        return 1000;
    }

    @Override
    public Answer create(List<Item> items) {
        return inventory.post(PATH, body(items, false));
    }

    @Override
    public Answer replace(Item item, JsonNode stored) {
        List<Supplier<Answer>> calls = new ArrayList<>();
        calls.add(() -> inventory.post(PATH, body(List.of(item), true)));
        DECISIONS.forEach((call, members) -> {
            ObjectNode wanted = item.body().deepCopy().retain(members);
            if (!Sameness.holds(wanted, stored)) {
                calls.add(() ->
                        inventory.patch("%s/%s/%s".formatted(PATH, Api.encoded(item.id()), call), wanted.toString()));
            }
        });
        return Answers.inOrder(calls);
    }

    private static String body(List<Item> items, boolean force) {
        return Json.object("Components", Json.array(items.stream().map(Item::body)))
                .put("Force", force)
                .toString();
    }
}
