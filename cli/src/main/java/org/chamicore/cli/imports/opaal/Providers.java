package org.chamicore.cli.imports.opaal;

import java.util.List;
import java.util.Map;
import org.chamicore.cli.http.Answer;
import org.chamicore.cli.http.Api;
import org.chamicore.cli.imports.Item;
import org.chamicore.cli.imports.Json;
import org.chamicore.cli.imports.Kind;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Identity providers of the site. Auth asks each for its keys before it takes it. */
record Providers(Api auth) implements Kind {

    private static final String PATH = "/auth/v1/identity-providers";

    @Override
    public String title() {
        return "identity providers";
    }

    @Override
    public Map<String, JsonNode> stored() {
        return Json.byId(
                Json.array(auth.get(PATH)
                        .orRefuse()
                        .json()
                        .path("identityProviders")
                        .valueStream()
                        .map(Providers::asSent)),
                each -> Json.text(each, "name"));
    }

    @Override
    public Answer create(List<Item> items) {
        Item item = items.getFirst();
        return auth.put(PATH + "/" + Api.encoded(item.id()), item.body().toString());
    }

    @Override
    public Answer replace(Item item, JsonNode stored) {
        return create(List.of(item));
    }

    /** What is answered has the roles of groups a level deeper than what is sent. */
    private static ObjectNode asSent(JsonNode provider) {
        ObjectNode sent = provider.deepCopy().asObject();
        sent.set("groupRoles", provider.at("/mapping/groupRoles"));
        return sent;
    }
}
