package org.chamicore.cli.imports.smd;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.chamicore.cli.http.Answer;
import org.chamicore.cli.http.Api;
import org.chamicore.cli.imports.Answers;
import org.chamicore.cli.imports.Item;
import org.chamicore.cli.imports.Json;
import org.chamicore.cli.imports.Kind;
import org.chamicore.cli.imports.Refusal;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Groups or partitions with their members. A member that is no component of Chamicore is refused by name, and the others go in.
 *
 * @param title also the last part of their path
 * @param name the member of the document that names one
 */
record Members(String title, String name, Api inventory, Components components) implements Kind {

    static Members groups(Api inventory, Components components) {
        return new Members("groups", "label", inventory, components);
    }

    static Members partitions(Api inventory, Components components) {
        return new Members("partitions", "name", inventory, components);
    }

    @Override
    public Map<String, JsonNode> stored() {
        return Json.byId(inventory.get("/hsm/v2/" + title).orRefuse().json(), each -> Json.text(each, name));
    }

    @Override
    public Item admitted(Item item, Consumer<Refusal> refused) {
        List<String> known = new ArrayList<>();
        for (String member : ids(item.body())) {
            if (components.has(member)) {
                known.add(member);
            } else {
                refused.accept(new Refusal(item.id() + "/" + member, "there is no such component in Chamicore"));
            }
        }
        ObjectNode body = item.body().deepCopy();
        body.set("members", Json.object("ids", Json.texts(known.stream().sorted())));
        return item.with(body);
    }

    @Override
    public Answer create(List<Item> items) {
        return inventory.post("/hsm/v2/" + title, items.getFirst().body().toString());
    }

    @Override
    public Answer replace(Item item, JsonNode stored) {
        if (!Json.text(item.body(), "exclusiveGroup").equals(Json.text(stored, "exclusiveGroup"))) {
            return Answers.refusal("its exclusive group cannot be changed: delete the group and import again");
        }
        String path = "/hsm/v2/%s/%s".formatted(title, Api.encoded(item.id()));
        ObjectNode about = Json.object().put("description", Json.text(item.body(), "description"));
        about.set("tags", Json.array(item.body().path("tags").valueStream()));
        List<String> wanted = ids(item.body());
        List<String> there = ids(stored);
        return Answers.inOrder(Stream.of(
                        Stream.<Supplier<Answer>>of(() -> inventory.patch(path, about.toString())),
                        there.stream()
                                .filter(each -> !wanted.contains(each))
                                .<Supplier<Answer>>map(each -> () -> inventory.delete(path + "/members/" + each)),
                        wanted.stream()
                                .filter(each -> !there.contains(each))
                                .<Supplier<Answer>>map(each -> () -> inventory.post(
                                        path + "/members",
                                        Json.object().put("id", each).toString())))
                .flatMap(each -> each)
                .toList());
    }

    private static List<String> ids(JsonNode group) {
        return group.at("/members/ids").valueStream().map(JsonNode::asString).toList();
    }
}
