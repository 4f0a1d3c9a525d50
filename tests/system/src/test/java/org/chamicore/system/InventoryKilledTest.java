package org.chamicore.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.chamicore.system.SystemSuite.administrator;
import static org.chamicore.system.SystemSuite.anybody;
import static org.chamicore.system.SystemSuite.suite;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.chamicore.cli.suite.Service;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

@ExtendWith(SystemSuite.class)
class InventoryKilledTest {

    private static final TestNode NODE = new TestNode(30);
    private static final int WRITES = 200;

    @AfterEach
    void inventoryRuns() {
        if (!suite().service(Service.INVENTORY).isAlive()) {
            suite().start(Service.INVENTORY);
        }
    }

    @Test
    void nodesBootOnAndNothingIsLost() {
        NODE.register().bootsWith("console=ttyS0");
        await().until(() -> anybody(Service.BOOT).text(NODE.scriptPath()).contains("kernel --name kernel"));
        await().until(() -> anybody(Service.CLOUD_INIT)
                        .from(NODE.address())
                        .get("/cloud-init/meta-data")
                        .statusCode()
                == 200);

        List<CompletableFuture<HttpResponse<String>>> writes = new ArrayList<>();
        for (int nid = 1; nid <= WRITES; nid++) {
            writes.add(administrator(Service.INVENTORY)
                    .call("PATCH", "/hsm/v2/State/Components/%s/NID".formatted(NODE.xname()), Map.of("NID", nid)));
        }
        writes.get(WRITES / 4).join();
        suite().service(Service.INVENTORY).kill();

        assertThat(anybody(Service.BOOT).text(NODE.scriptPath())).contains("kernel --name kernel");
        assertThat(anybody(Service.CLOUD_INIT).from(NODE.address()).text("/cloud-init/meta-data"))
                .contains("local-hostname");
        for (Service follower : List.of(Service.BOOT, Service.CLOUD_INIT)) {
            await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
                JsonNode health = anybody(follower).json("/health");
                assertThat(health.path("status").asString()).isEqualTo("DEGRADED");
                assertThat(health.at("/components/feed/details/ageSeconds").isNumber())
                        .isTrue();
            });
        }

        suite().start(Service.INVENTORY);
        String nid = administrator(Service.INVENTORY)
                .json("/hsm/v2/State/Components/" + NODE.xname())
                .path("NID")
                .asString();
        await().atMost(Duration.ofSeconds(20))
                .until(() -> anybody(Service.BOOT).text(NODE.scriptPath()).contains(" nid=" + nid + " "));
        await().atMost(Duration.ofSeconds(20)).until(() -> "UP"
                .equals(anybody(Service.BOOT).json("/health").path("status").asString()));
    }
}
