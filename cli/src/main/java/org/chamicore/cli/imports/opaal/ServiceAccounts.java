package org.chamicore.cli.imports.opaal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.chamicore.cli.http.Answer;
import org.chamicore.cli.http.Api;
import org.chamicore.cli.imports.Answers;
import org.chamicore.cli.imports.Item;
import org.chamicore.cli.imports.Json;
import org.chamicore.cli.imports.Kind;
import tools.jackson.databind.JsonNode;

/**
 * Accounts of programs. Auth makes the secret of each.
 *
 * @param secrets hears of each new account's secret, once
 */
record ServiceAccounts(Api auth, BiConsumer<String, String> secrets) implements Kind {

    private static final String PATH = "/auth/v1/service-accounts";

    @Override
    public String title() {
        return "service accounts";
    }

    @Override
    public Map<String, JsonNode> stored() {
        Map<String, JsonNode> stored = new LinkedHashMap<>();
        String after = "";
        do {
            JsonNode page = auth.get(PATH + "?limit=1000" + after).orRefuse().json();
            page.path("serviceAccounts").forEach(each -> stored.put(Json.text(each, "clientId"), each));
            String next = Json.text(page, "next");
            after = next.isEmpty() ? "" : "&after=" + Api.encoded(next);
        } while (!after.isEmpty());
        return stored;
    }

    @Override
    public Answer create(List<Item> items) {
        Answer answer = auth.post(PATH, items.getFirst().body().toString());
        if (answer.isSuccess()) {
            secrets.accept(items.getFirst().id(), Json.text(answer.json(), "secret"));
        }
        return answer;
    }

    @Override
    public Answer replace(Item item, JsonNode stored) {
        return Answers.refusal("what an account may do cannot be changed: delete it and import again");
    }
}
