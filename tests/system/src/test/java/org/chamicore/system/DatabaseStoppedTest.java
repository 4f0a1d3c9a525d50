package org.chamicore.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.chamicore.system.SystemSuite.administrator;
import static org.chamicore.system.SystemSuite.anybody;
import static org.chamicore.system.SystemSuite.suite;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.chamicore.cli.postgres.Postgres;
import org.chamicore.cli.suite.Service;
import org.chamicore.cli.suite.ServiceProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SystemSuite.class)
class DatabaseStoppedTest {

    private static final TestNode NODE = new TestNode(40);
    private static final Map<String, Object> PARAMETERS =
            Map.of("hosts", List.of(NODE.xname()), "kernel", "http://images.example/after", "params", "after=1");

    @Test
    void nodesBootFromMemoryAndEverythingHealsWithoutRestart() {
        NODE.register().bootsWith("before=1");
        await().until(() -> anybody(Service.BOOT).text(NODE.scriptPath()).contains("before=1"));
        await().until(() -> anybody(Service.CLOUD_INIT)
                        .from(NODE.address())
                        .get("/cloud-init/meta-data")
                        .statusCode()
                == 200);
        List<Long> processes = processes();
        Postgres server = suite().database().server().orElseThrow();
        server.stop();
        try {
            assertThat(anybody(Service.BOOT).text(NODE.scriptPath())).contains("before=1");
            Caller node = anybody(Service.CLOUD_INIT).from(NODE.address());
            assertThat(node.text("/cloud-init/meta-data")).contains("local-hostname");
            assertThat(node.text("/cloud-init/user-data")).contains("#cloud-config");
            assertThat(node.text("/cloud-init/vendor-data")).contains("#include");
            assertThat(node.get("/cloud-init/network-config").statusCode()).isEqualTo(200);

            assertComesBackLater(administrator(Service.BOOT).send("PUT", "/boot/v1/bootparameters", PARAMETERS));
            assertComesBackLater(administrator(Service.INVENTORY)
                    .send("PATCH", "/hsm/v2/State/Components/" + NODE.xname() + "/NID", Map.of("NID", 7)));
            assertComesBackLater(administrator(Service.CLOUD_INIT)
                    .send("POST", "/cloud-init/admin/cluster-defaults", Map.of("region", "north")));
            assertThat(Service.values()).as("none is to be restarted for it").allSatisfy(service -> assertThat(
                            anybody(service).get("/health/liveness").statusCode())
                    .isEqualTo(200));
        } finally {
            server.start(what -> {});
        }

        await().atMost(Duration.ofSeconds(60))
                .until(() -> administrator(Service.BOOT)
                                .send("PUT", "/boot/v1/bootparameters", PARAMETERS)
                                .statusCode()
                        == 200);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> anybody(Service.BOOT).text(NODE.scriptPath()).contains("after=1"));
        administrator(Service.INVENTORY)
                .does("PATCH", "/hsm/v2/State/Components/" + NODE.xname() + "/NID", Map.of("NID", 4242));
        await().atMost(Duration.ofSeconds(20))
                .until(() -> anybody(Service.BOOT).text(NODE.scriptPath()).contains("nid=4242"));
        for (Service service : Service.values()) {
            await().atMost(Duration.ofSeconds(30)).until(() -> "UP"
                    .equals(anybody(service).json("/health").path("status").asString()));
        }
        assertThat(processes()).isEqualTo(processes);
    }

    private static void assertComesBackLater(HttpResponse<String> refused) {
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(503);
        assertThat(refused.headers().firstValue("Retry-After")).isPresent();
        assertThat(refused.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    }

    private static List<Long> processes() {
        return Arrays.stream(Service.values())
                .map(service -> suite().service(service))
                .map(ServiceProcess::process)
                .map(ProcessHandle::pid)
                .toList();
    }
}
