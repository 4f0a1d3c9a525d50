package org.chamicore.inventory.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.chamicore.inventory.Api;
import org.chamicore.inventory.Api.Answer;
import org.chamicore.inventory.Events;
import org.chamicore.inventory.Feed;
import org.chamicore.inventory.Golden;
import org.chamicore.inventory.InventoryTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

@InventoryTest
class ChangeFeedJourneyTest {

    private static final String CHANGES = "/hsm/v2/changes";
    private static final String COMPONENTS = "/hsm/v2/State/Components";

    private final Api api;

    ChangeFeedJourneyTest(@LocalServerPort int port) {
        api = new Api(port);
    }

    @BeforeEach
    void oneOfEverything() {
        List.of("RedfishEndpoints", "EthernetInterfaces").forEach(each -> api.delete("/hsm/v2/Inventory/" + each));
        api.delete(COMPONENTS);
        api.delete("/hsm/v2/groups/feed-test");
        api.post("/hsm/v2/Inventory/RedfishEndpoints", Golden.text("magellan/request.json"));
        api.post("/hsm/v2/groups", "{\"label\":\"feed-test\",\"members\":{\"ids\":[\"x2000c0s1b0n0\"]}}");
    }

    @Test
    void snapshotHoldsEverythingAsTheRoutesShowIt() {
        Map<String, JsonNode> things = things(api.get(CHANGES + "/snapshot"));

        assertThat(things.keySet())
                .contains(
                        "component x2000c0s1b0",
                        "component x2000c0s1b0n0",
                        "component x2000c0s1b0n1",
                        "redfish_endpoint x2000c0s1b0",
                        "component_endpoint x2000c0s1b0n1",
                        "ethernet_interface a4bf20000001",
                        "group feed-test",
                        "membership x2000c0s1b0n0")
                .doesNotContain("membership x2000c0s1b0n1");
        things.forEach((thing, value) -> {
            String[] words = thing.split(" ", 2);
            JsonNode shown = api.get(Feed.route(words[0]) + "/" + words[1]).json();
            if (List.of("group", "partition").contains(words[0])) {
                ((ObjectNode) shown).remove("members");
            }
            if (words[0].equals("hardware")) {
                ((ObjectNode) shown).set("FRUID", shown.path("PopulatedFRU").path("FRUID"));
                ((ObjectNode) shown).remove("PopulatedFRU");
            }
            assertThat(value).as(thing).isEqualTo(shown);
        });
    }

    @Test
    void snapshotHoldsOnlyTheKindsThatAreAskedFor() {
        Answer snapshot = api.get(CHANGES + "/snapshot?kind=component&kind=membership");

        assertThat(things(snapshot).keySet())
                .contains("component x2000c0s1b0n0", "membership x2000c0s1b0n0")
                .allMatch(each -> each.startsWith("component ") || each.startsWith("membership "));
        assertThat(last(snapshot).path("cursor").isString()).isTrue();
        assertThat(api.get(CHANGES + "/snapshot?kind=computer").status()).isEqualTo(400);
    }

    @Test
    void feedGoesOnFromWhereTheSnapshotEnds() {
        Answer snapshot = api.get(CHANGES + "/snapshot");
        String cursor = last(snapshot).path("cursor").asString();
        api.delete(COMPONENTS + "/x2000c0s1b0n1");
        api.patch(COMPONENTS + "/x2000c0s1b0n0/FlagOnly", "{\"Flag\":\"Alert\"}");

        Map<String, JsonNode> copy = things(snapshot);
        follow(copy, cursor, "component x2000c0s1b0n0", "Alert");

        assertThat(copy).isEqualTo(things(api.get(CHANGES + "/snapshot")));
    }

    @Test
    void changesOfLaterComeWhileWaiting() throws Exception {
        String cursor = last(api.get(CHANGES + "/snapshot")).path("cursor").asString();
        String now = drain(cursor);
        long start = System.nanoTime();
        CompletableFuture<Answer> waiting =
                CompletableFuture.supplyAsync(() -> api.get(CHANGES + "?wait=30s&after=" + now));

        api.patch(COMPONENTS + "/x2000c0s1b0n0/FlagOnly", "{\"Flag\":\"Alert\"}");

        Answer answer = waiting.get(20, TimeUnit.SECONDS);
        assertThat(answer.json().path("changes")).hasSize(1);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
    }

    @Test
    void waitingEndsWithNothing() {
        String now = drain(last(api.get(CHANGES + "/snapshot")).path("cursor").asString());

        Answer answer = api.get(CHANGES + "?wait=100ms&after=" + now);

        assertThat(answer.text()).isEqualTo("{\"changes\":[],\"next\":\"%s\",\"more\":false}".formatted(now));
    }

    @Test
    void limitCutsThePage() {
        Answer first = api.get(CHANGES + "?limit=1");
        Answer second =
                api.get(CHANGES + "?limit=1&after=" + first.json().path("next").asString());

        assertThat(first.json().path("changes")).hasSize(1);
        assertThat(second.json().path("changes"))
                .hasSize(1)
                .isNotEqualTo(first.json().path("changes"));
    }

    @Test
    void whoChangedWhatIsFoundByKindKeyActorAndTime() {
        Feed feed = new Feed(api);
        feed.skip();
        String before = Instant.now().minusSeconds(60).toString();
        api.send(
                "PATCH",
                COMPONENTS + "/x2000c0s1b0n0/FlagOnly",
                "{\"Flag\":\"Alert\"}",
                "X-Request-ID",
                "who-changed-what");
        feed.skip();

        JsonNode found = api.get(CHANGES + "?kind=component&key=x2000c0s01b0n0&since=" + before)
                .json()
                .path("changes");
        JsonNode last = found.get(found.size() - 1);

        assertThat(last.path("before").path("Flag").asString()).isEqualTo("OK");
        assertThat(last.path("after").path("Flag").asString()).isEqualTo("Alert");
        assertThat(last.path("requestId").asString()).isEqualTo("who-changed-what");
        String actor = last.path("actor").asString();
        assertThat(api.get(CHANGES + "?key=x2000c0s1b0n0&actor=" + actor).json().path("changes"))
                .contains(last);
        assertThat(api.get(CHANGES + "?key=x2000c0s1b0n0&actor=nobody").json().path("changes"))
                .isEmpty();
        assertThat(api.get(CHANGES + "?key=x2000c0s1b0n0&until=" + before)
                        .json()
                        .path("changes"))
                .doesNotContain(last);
        assertThat(api.get(CHANGES + "?key=x2000c0s1b0n0&kind=group").json().path("changes"))
                .isEmpty();
    }

    @Test
    void changesComeAsEventsAndGoOnBehindTheLastOne() throws Exception {
        String cursor =
                drain(last(api.get(CHANGES + "/snapshot")).path("cursor").asString());
        String flag = COMPONENTS + "/x2000c0s1b0n0/FlagOnly";
        String lastId;
        try (Events events = Events.open(api, CHANGES + "?kind=component&after=" + cursor, "")) {
            api.patch(flag, "{\"Flag\":\"Alert\"}");
            JsonNode event = events.next();
            assertThat(event.path("after").path("Flag").asString()).isEqualTo("Alert");
            assertThat(events.lastId()).isEqualTo(event.path("cursor").asString());
            lastId = events.lastId();
        }
        api.patch(flag, "{\"Flag\":\"Warning\"}");
        try (Events events = Events.open(api, CHANGES + "?kind=component&after=" + cursor, lastId)) {
            assertThat(events.next().path("after").path("Flag").asString()).isEqualTo("Warning");
        }
    }

    @Test
    void eventsOfNothingAreHeartbeatsThatMoveThePlaceOn() throws Exception {
        String cursor = last(api.get(CHANGES + "/snapshot")).path("cursor").asString();
        try (Events events = Events.open(api, CHANGES + "?actor=nobody&after=" + cursor, "")) {
            events.heartbeat();
            assertThat(api.get(CHANGES + "?after=" + events.lastId()).status()).isEqualTo(200);
        }
    }

    /** Applies changes to a copy until the thing shows the text that was written last. */
    private void follow(Map<String, JsonNode> copy, String from, String thing, String text) {
        String cursor = from;
        while (!copy.get(thing).toString().contains(text)) {
            JsonNode page = api.get(CHANGES + "?wait=10s&after=" + cursor).json();
            page.path("changes").forEach(change -> {
                String key = change.path("kind").asString() + " "
                        + change.path("key").asString();
                if (change.has("after")) {
                    copy.put(key, change.path("after"));
                } else {
                    copy.remove(key);
                }
            });
            cursor = page.path("next").asString();
        }
    }

    private String drain(String from) {
        String cursor = from;
        for (int left = 1; left > 0; ) {
            JsonNode page = api.get(CHANGES + "?wait=1s&after=" + cursor).json();
            left = page.path("changes").size();
            cursor = page.path("next").asString();
        }
        return cursor;
    }

    private static Map<String, JsonNode> things(Answer snapshot) {
        Map<String, JsonNode> things = new HashMap<>();
        snapshot.text()
                .lines()
                .map(JsonMapper.shared()::readTree)
                .filter(line -> line.has("kind"))
                .forEach(line -> things.put(
                        line.path("kind").asString() + " " + line.path("key").asString(), line.path("value")));
        return things;
    }

    private static JsonNode last(Answer snapshot) {
        return JsonMapper.shared().readTree(snapshot.text().lines().toList().getLast());
    }
}
