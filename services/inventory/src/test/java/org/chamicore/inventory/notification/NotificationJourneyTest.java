package org.chamicore.inventory.notification;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.chamicore.inventory.Api;
import org.chamicore.inventory.Golden;
import org.chamicore.inventory.InventoryTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@InventoryTest
class NotificationJourneyTest {

    private static final String COMPONENTS = "/hsm/v2/State/Components";
    private static final String SCN = "/hsm/v2/Subscriptions/SCN";
    private static final String A = "x2340c0s0b0n0";
    private static final String B = "x2340c0s1b0n0";

    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final List<String> headers = new CopyOnWriteArrayList<>();
    private final AtomicInteger failures = new AtomicInteger();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Api api;
    private HttpServer subscriber;

    @Autowired
    private Dispatcher dispatcher;

    @Autowired
    private MeterRegistry metrics;

    NotificationJourneyTest(@LocalServerPort int port) {
        api = new Api(port);
    }

    @BeforeEach
    void listen() throws IOException {
        api.delete(SCN);
        api.delete(COMPONENTS);
        subscriber = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        subscriber.setExecutor(threads);
        subscriber.createContext("/scn", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            boolean fails = failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
            if (!fails) {
                headers.add(exchange.getRequestHeaders().getFirst("Content-Type"));
                heard.add(body);
            }
            exchange.sendResponseHeaders(fails ? 500 : 200, -1);
            exchange.close();
        });
        subscriber.start();
    }

    @AfterEach
    void hangUp() {
        api.delete(SCN);
        api.delete(COMPONENTS);
        subscriber.stop(0);
        threads.close();
    }

    private void subscribe(String name, String triggers, String path) {
        assertThat(api.post(
                                SCN,
                                "{\"Subscriber\":\"%s\",%s,\"Url\":\"http://127.0.0.1:%d%s\"}"
                                        .formatted(
                                                name,
                                                triggers,
                                                subscriber.getAddress().getPort(),
                                                path))
                        .status())
                .isEqualTo(200);
    }

    private void twoNodes() {
        api.post(
                COMPONENTS,
                "{\"Components\":[{\"ID\":\"%s\",\"State\":\"On\"},{\"ID\":\"%s\",\"State\":\"On\"}]}".formatted(A, B));
    }

    private void state(String state, String... ids) {
        api.patch(
                COMPONENTS + "/BulkStateData",
                "{\"ComponentIDs\":[\"%s\"],\"State\":\"%s\"}".formatted(String.join("\",\"", ids), state));
    }

    private void heardWhole(String... expected) {
        await().atMost(60, SECONDS).untilAsserted(() -> assertThat(heard).containsExactly(expected));
    }

    @Test
    void subscribersAreToldWhatHasBecomeSo() {
        subscribe(
                "all",
                "\"Enabled\":true,\"Roles\":[\"compute\"],\"SubRoles\":[\"Worker\"],\"SoftwareStatus\":[\"s1\"],\"States\":[\"On\",\"ready\"]",
                "/scn");
        subscribe("the same address", "\"States\":[\"On\"]", "/scn");
        twoNodes();
        state("Ready", A, B);
        state("Off", A);
        api.patch(COMPONENTS + "/" + A + "/SoftwareStatus", "{\"SoftwareStatus\":\"s1\"}");
        api.patch(COMPONENTS + "/" + A + "/NID", "{\"NID\":7}");
        api.patch(COMPONENTS + "/" + A + "/Role", "{\"Role\":\"Service\",\"SubRole\":\"Worker\"}");
        api.patch(COMPONENTS + "/" + A + "/Enabled", "{\"Enabled\":false}");

        heardWhole(Golden.text("notifications.jsonl").lines().toArray(String[]::new));
        assertThat(headers).containsOnly("application/json");
    }

    @Test
    void whatDoesNotArriveIsSentAgain() {
        failures.set(2);
        subscribe("s", "\"States\":[\"Ready\"]", "/scn");
        twoNodes();
        state("Ready", A);

        heardWhole("{\"Components\":[\"%s\"],\"Flag\":\"OK\",\"State\":\"Ready\"}".formatted(A));
    }

    @Test
    void whoIsDeadKeepsNobodyFromHearing() {
        double before = failed();
        subscribe("dead", "\"States\":[\"Ready\",\"Off\"]", "/nobody");
        api.post(SCN, "{\"Subscriber\":\"x\",\"States\":[\"Ready\"],\"Url\":\"no address\"}");
        subscribe("s", "\"States\":[\"Ready\"]", "/scn");
        twoNodes();
        state("Ready", A);
        state("Ready", B);

        heardWhole(
                "{\"Components\":[\"%s\"],\"Flag\":\"OK\",\"State\":\"Ready\"}".formatted(A),
                "{\"Components\":[\"%s\"],\"Flag\":\"OK\",\"State\":\"Ready\"}".formatted(B));
        await().atMost(60, SECONDS)
                .untilAsserted(() -> assertThat(failed() - before).isEqualTo(4));
    }

    @Test
    void whatWasGivenUpWaitsUntilSomebodyHasItSentAgain() {
        failures.set(1000);
        subscribe("s", "\"States\":[\"Ready\"]", "/scn");
        twoNodes();
        state("Ready", A);
        String address =
                "http://127.0.0.1:%d/scn".formatted(subscriber.getAddress().getPort());
        await().atMost(60, SECONDS)
                .until(() -> api.get("/upkeep/failures").text().contains(address));
        assertThat(heard).isEmpty();

        failures.set(0);
        assertThat(api.post("/upkeep/failures", "{}").status()).isEqualTo(200);
        await().atMost(60, SECONDS).untilAsserted(() -> assertThat(heard)
                .singleElement()
                .asString()
                .contains("\"State\":\"Ready\"", "\"Components\":[\"%s\"]".formatted(A)));
        await().atMost(60, SECONDS)
                .until(() -> !api.get("/upkeep/failures").text().contains(address));
    }

    @Test
    void whatHappensWhileNobodyTellsIsToldAfterwards() {
        subscribe("s", "\"States\":[\"Ready\",\"Off\"]", "/scn");
        twoNodes();
        state("Ready", A);
        heardWhole("{\"Components\":[\"%s\"],\"Flag\":\"OK\",\"State\":\"Ready\"}".formatted(A));
        dispatcher.stop();
        state("Off", A);
        dispatcher.start();

        await().atMost(60, SECONDS).untilAsserted(() -> assertThat(heard)
                .endsWith("{\"Components\":[\"%s\"],\"Flag\":\"OK\",\"State\":\"Off\"}".formatted(A)));
    }

    private double failed() {
        var counter =
                metrics.find("chamicore.notifications").tag("outcome", "failed").counter();
        return counter == null ? 0 : counter.count();
    }
}
