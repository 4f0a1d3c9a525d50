package org.chamicore.inventory.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.chamicore.inventory.Api;
import org.chamicore.inventory.Api.Answer;
import org.chamicore.inventory.Feed;
import org.chamicore.inventory.InventoryTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the inventory's clients count on (tests/contracts), held against a running inventory. */
@InventoryTest
class ContractsTest {

    private static final Path CONTRACTS = Path.of(System.getProperty("chamicore.root"), "tests", "contracts");

    private final Api api;

    ContractsTest(@LocalServerPort int port) {
        api = new Api(port);
    }

    @ParameterizedTest
    @ValueSource(strings = {"boot", "cloud-init"})
    void isKept(String client) throws IOException {
        JsonNode contract =
                JsonMapper.shared().readTree(Files.readString(CONTRACTS.resolve(client + "-inventory.json")));
        Feed feed = new Feed(api);
        feed.skip();
        try {
            for (JsonNode call : contract.path("calls")) {
                Answer answer = api.send(
                        call.path("method").asString(),
                        call.path("path").asString(),
                        call.path("body").toString());
                assertThat(answer.status())
                        .as(answer.text())
                        .isEqualTo(call.path("status").asInt());
            }
            List<JsonNode> snapshot = api.get("/hsm/v2/changes/snapshot")
                    .text()
                    .lines()
                    .map(JsonMapper.shared()::readTree)
                    .toList();
            List<JsonNode> changes = feed.next();

            assertThat(contract.path("things")).isNotEmpty().allSatisfy(thing -> {
                holds(last(snapshot, thing, "value"), thing.path("value"));
                holds(last(changes, thing, "after"), thing.path("value"));
            });
        } finally {
            takeBack(contract);
        }
    }

    private void takeBack(JsonNode contract) {
        for (JsonNode thing : contract.path("things")) {
            String key = thing.path("key").asString();
            switch (thing.path("kind").asString()) {
                case "membership" ->
                    thing.path("value")
                            .path("groupLabels")
                            .forEach(label -> api.delete("/hsm/v2/groups/" + label.asString()));
                case "component_endpoint" ->
                    api.delete("/hsm/v2/Inventory/RedfishEndpoints/" + key.replaceAll("n\\d+$", ""));
                default -> {}
            }
        }
        for (JsonNode thing : contract.path("things")) {
            String key = thing.path("key").asString();
            switch (thing.path("kind").asString()) {
                case "ethernet_interface" -> api.delete("/hsm/v2/Inventory/EthernetInterfaces/" + key);
                case "component" -> api.delete("/hsm/v2/State/Components/" + key);
                default -> {}
            }
        }
    }

    private static JsonNode last(List<JsonNode> told, JsonNode thing, String value) {
        return told.stream()
                .filter(each -> each.path("kind").equals(thing.path("kind"))
                        && each.path("key").equals(thing.path("key")))
                .reduce((earlier, later) -> later)
                .map(each -> each.path(value))
                .orElseGet(() -> JsonMapper.shared().nullNode());
    }

    /** All that is wanted is there; of lists, each element somewhere. */
    private static void holds(JsonNode there, JsonNode wanted) {
        if (wanted.isObject()) {
            wanted.propertyStream().forEach(each -> holds(there.path(each.getKey()), each.getValue()));
        } else if (wanted.isArray()) {
            wanted.forEach(each -> assertThat(there).anySatisfy(element -> holds(element, each)));
        } else if (isTime(wanted)) {
            assertThat(isTime(there)).as("%s is a time", there).isTrue();
        } else {
            assertThat((Object) there).isEqualTo(wanted);
        }
    }

    private static boolean isTime(JsonNode text) {
        try {
            return text.isString() && Instant.parse(text.asString()) != null;
        } catch (DateTimeParseException other) {
            return false;
        }
    }
}
