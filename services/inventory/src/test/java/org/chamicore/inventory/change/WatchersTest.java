package org.chamicore.inventory.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import org.chamicore.db.settings.SettingRefusedException;
import org.chamicore.inventory.Api;
import org.chamicore.inventory.Api.Answer;
import org.chamicore.inventory.Events;
import org.chamicore.inventory.InventoryTest;
import org.chamicore.web.load.LoadProperties;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;
import org.springframework.util.unit.DataSize;
import tools.jackson.databind.json.JsonMapper;

/** Six requests find a place here, and three of them may wait for changes. */
@InventoryTest
@TestPropertySource(
        properties = {"chamicore.load.requests=6", "chamicore.watchers.limit=3", "chamicore.watchers.services=0"})
class WatchersTest {

    private static final String CHANGES = "/hsm/v2/changes";

    private final Api api;

    WatchersTest(@LocalServerPort int port) {
        api = new Api(port);
    }

    /** Waits at the end of the feed, where nothing comes. */
    private String waiting() {
        String end = api.get(CHANGES + "/snapshot").text().lines().toList().getLast();
        String cursor = JsonMapper.shared().readTree(end).path("cursor").asString();
        return CHANGES + "?kind=partition&wait=60s&after=" + cursor;
    }

    @Test
    void watchersLeaveRoomForEveryOtherRequest() {
        String waiting = waiting();
        List<Events> streams = new ArrayList<>();
        List<CompletableFuture<Answer>> polls = new ArrayList<>();
        try {
            streams.add(Events.open(api, CHANGES, ""));
            polls.add(CompletableFuture.supplyAsync(() -> api.get(waiting)));
            polls.add(CompletableFuture.supplyAsync(() -> api.get(waiting)));
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> api.get(CHANGES + "?wait=1ms").status() == 503);

            Answer refused = api.get(CHANGES + "?wait=30s");
            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.header("Retry-After")).isNotEmpty();
            assertThat(refused.header("Content-Type")).isEqualTo("application/problem+json");
            assertThat(api.send("GET", CHANGES, "", "Accept", "text/event-stream")
                            .status())
                    .isEqualTo(503);
            assertThat(api.get(CHANGES + "?limit=1").status()).isEqualTo(200);
            assertThat(api.get("/hsm/v2/State/Components").status()).isEqualTo(200);
        } finally {
            streams.forEach(Events::close);
            api.post("/hsm/v2/partitions", "{\"name\":\"p4711\"}"); // ends the waiting
            api.delete("/hsm/v2/partitions/p4711");
        }
        assertThat(polls).allSatisfy(poll -> assertThat(poll.join().status()).isEqualTo(200));
        assertThat(api.get(CHANGES + "?wait=1ms").status()).isEqualTo(200);
    }

    @Test
    void limitThatLeavesNoRoomStopsTheStart() {
        LoadProperties load = new LoadProperties(
                16,
                DataSize.ofKilobytes(2),
                DataSize.ofKilobytes(8),
                6,
                Pattern.compile("(?!)"),
                DataSize.ofMegabytes(48),
                Duration.ofSeconds(30));
        assertThatThrownBy(() -> new Watchers(new WatcherProperties(4, 2), load))
                .isInstanceOf(SettingRefusedException.class)
                .hasMessageContainingAll("chamicore.watchers.limit", "chamicore.watchers.services");
    }
}
