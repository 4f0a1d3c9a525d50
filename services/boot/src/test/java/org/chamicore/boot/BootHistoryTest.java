package org.chamicore.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What nodes asked and were told can be read soon after. */
class BootHistoryTest extends RunningBoot {

    private static final Duration SOON = Duration.ofSeconds(10);

    @Test
    void requestsOfANodeAreFoundByEachOfItsNames() {
        INVENTORY.node("x5c0s1b0n0", 501, "Compute", "02:00:00:05:01:01");
        write("POST", "/sync", "");
        get("/bootscript?mac=02:00:00:05:01:01&arch=x86_64&retry=4");
        write("PUT", "/bootparameters", "{\"nids\": [501], \"kernel\": \"k1\"}");
        await().atMost(SOON).until(() -> get("/bootscript?nid=501").body().contains(" k1 "));

        for (String name : new String[] {"name=x5c0s1b0n0", "mac=02:00:00:05:01:01", "nid=501"}) {
            await().atMost(SOON).untilAsserted(() -> {
                List<JsonNode> history = list("/history?" + name);
                assertThat(history).hasSizeGreaterThanOrEqualTo(2);
                assertThat(history.getFirst().path("asked").asString()).isEqualTo("NID 501");
                assertThat(history.getFirst().path("xname").asString()).isEqualTo("x5c0s1b0n0");
                assertThat(history.getFirst().path("outcome").asString()).isEqualTo("boot");
                assertThat(history.getFirst().path("selector").asString()).isEqualTo("NID 501");
                assertThat(history.getFirst().has("configuration")).isTrue();
                assertThat(history.getFirst().path("address").asString()).isNotEmpty();
                JsonNode first = history.getLast();
                assertThat(first.path("outcome").asString()).isEqualTo("wait");
                assertThat(first.path("reason").asString()).isEqualTo("no boot configuration");
                assertThat(first.path("arch").asString()).isEqualTo("x86_64");
                assertThat(first.path("retry").asInt()).isEqualTo(4);
            });
        }
        List<JsonNode> all = list("/history?nid=501");
        long newest = all.getFirst().path("id").asLong();
        assertThat(list("/history?nid=501&limit=1")).hasSize(1);
        assertThat(list("/history?nid=501&before=" + newest)).hasSize(all.size() - 1);
    }

    @Test
    void lastAccessIsKeptAsOlderClientsReadIt() {
        INVENTORY.node("x5c0s2b0n0", 502, "Compute", "02:00:00:05:02:01");
        write("PUT", "/bootparameters", "{\"nids\": [502], \"kernel\": \"k1\"}");
        write("POST", "/sync", "");
        assertThat(get("/endpoint-history?name=x5c0s2b0n0").body()).isEqualTo("[]");
        assertThat(get("/endpoint-history?name=x5c0s2b0n0&endpoint=user-data").body())
                .isEqualTo("[{\"name\":\"x5c0s2b0n0\",\"endpoint\":\"user-data\",\"last_epoch\":0}]");

        await().atMost(SOON).until(() -> get("/bootscript?nid=502").body().contains(" k1 "));
        await().atMost(SOON).untilAsserted(() -> assertThat(
                        get("/endpoint-history?name=x5c0s2b0n0").body())
                .matches("\\[\\{\"name\":\"x5c0s2b0n0\",\"endpoint\":\"bootscript\",\"last_epoch\":\\d{10}}]"));
        assertThat(get("/endpoint-history?endpoint=bootscript").body()).contains("x5c0s2b0n0");
        assertThat(get("/endpoint-history").body()).contains("x5c0s2b0n0");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/history?limit=0",
                "/history?limit=1001",
                "/history?limit=many",
                "/history?mac=x",
                "/history?before=x",
                "/endpoint-history?name=Compute",
                "/endpoint-history?endpoint=other"
            })
    void badQuestionsAreRefused(String path) {
        assertThat(get(path).statusCode()).isEqualTo(400);
    }

    private List<JsonNode> list(String path) {
        return List.copyOf(JsonMapper.shared().readTree(get(path).body()).values());
    }
}
