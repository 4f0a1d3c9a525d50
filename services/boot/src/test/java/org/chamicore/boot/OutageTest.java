package org.chamicore.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.time.Duration;
import org.chamicore.db.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;

/** A service of its own, whose neighbours can be taken away from it. */
@ResourceLock("application")
class OutageTest {

    private static final Duration SOON = Duration.ofSeconds(15);
    private static final String SCRIPT = "/boot/v1/bootscript?nid=5";

    @Test
    void nodesBootFromMemoryWhileTheDatabaseIsAway() throws Exception {
        TestDatabase database = TestDatabase.create().migrate("bss");
        try (FakeInventory inventory = new FakeInventory();
                TestProxy proxy = TestProxy.to(database.jdbcUrl());
                var boot = start(database, proxy, inventory)) {
            int port = boot.getWebServer().getPort();
            inventory.node("x0c0s1b0n0", 5, "Compute", "02:00:00:00:0a:01");
            await().atMost(SOON).untilAsserted(() -> assertThat(put(port, "k1").statusCode())
                    .isEqualTo(200));
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(get(port, SCRIPT).body()).contains(" k1 "));

            proxy.cut();
            HttpResponse<String> refused = put(port, "k2");
            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(refused.headers().firstValue("Retry-After")).isPresent();
            assertThat(get(port, "/boot/v1/bootparameters").statusCode()).isEqualTo(503);
            assertThat(get(port, "/boot/v1/service/storage/status").statusCode())
                    .isEqualTo(503);
            assertThat(get(port, "/boot/v1/service/status").statusCode()).isEqualTo(200);
            assertThat(get(port, "/boot/v1/hosts").statusCode()).isEqualTo(200);
            assertThat(get(port, SCRIPT).body()).contains(" k1 ");
            assertThat(get(port, SCRIPT + "&arch=cut-off").body()).contains(" k1 ");

            proxy.mend();
            await().atMost(SOON).untilAsserted(() -> assertThat(put(port, "k3").statusCode())
                    .isEqualTo(200));
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(get(port, SCRIPT).body()).contains(" k3 "));
            // What was answered meanwhile waited to be written.
            await().atMost(SOON).untilAsserted(() -> assertThat(
                            get(port, "/boot/v1/history?limit=1000").body())
                    .contains("\"arch\":\"cut-off\""));
        }
    }

    @Test
    void nodesAreToldToComeBackUntilTheInventoryWasHeard() throws Exception {
        TestDatabase database = TestDatabase.create().migrate("bss");
        try (FakeInventory inventory = new FakeInventory();
                TestProxy proxy = TestProxy.to(database.jdbcUrl())) {
            inventory.away(true);
            try (var boot = start(database, proxy, inventory)) {
                int port = boot.getWebServer().getPort();
                await().atMost(SOON)
                        .untilAsserted(
                                () -> assertThat(put(port, "k1").statusCode()).isEqualTo(200));
                HttpResponse<String> answer = get(port, SCRIPT);
                assertThat(answer.statusCode()).isEqualTo(503);
                assertThat(answer.headers().firstValue("Retry-After")).hasValue("5");
                assertThat(get(port, "/boot/v1/hosts").statusCode()).isEqualTo(503);
                assertThat(get(port, "/health/readiness").statusCode()).isEqualTo(503);

                inventory.away(false);
                await().atMost(SOON)
                        .untilAsserted(
                                () -> assertThat(get(port, SCRIPT).body()).contains("NID 5: unknown to the inventory"));
                assertThat(get(port, "/health/readiness").statusCode()).isEqualTo(200);
            }
        }
    }

    private static HttpResponse<String> put(int port, String kernel) {
        return RunningBoot.send(
                port, "PUT", "/boot/v1/bootparameters", "{\"nids\": [5], \"kernel\": \"%s\"}".formatted(kernel), "");
    }

    private static HttpResponse<String> get(int port, String path) {
        return RunningBoot.send(port, "GET", path, "", "");
    }

    private static ServletWebServerApplicationContext start(
            TestDatabase database, TestProxy proxy, FakeInventory inventory) {
        return (ServletWebServerApplicationContext) new SpringApplicationBuilder(BootApplication.class)
                .run(
                        "--server.port=0",
                        "--DATABASE_URL=" + proxy.jdbcUrl(),
                        "--DB_USERNAME=bss",
                        "--DB_PASSWORD=" + database.role("bss").password(),
                        "--DB_MAX_CONNS=3",
                        "--DB_MIN_CONNS=1",
                        "--DB_ACQUIRE_TIMEOUT=1s",
                        "--chamicore.feed.url=" + inventory.url() + "/hsm/v2/changes",
                        "--chamicore.auth.mode=off");
    }
}
