package org.chamicore.system;

import static org.awaitility.Awaitility.await;
import static org.chamicore.system.SystemSuite.administrator;
import static org.chamicore.system.SystemSuite.anybody;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.core.ConditionFactory;
import org.chamicore.cli.suite.Service;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A change in the inventory is served by boot and cloud-init within a second. */
@ExtendWith(SystemSuite.class)
class FreshnessTest {

    private static final TestNode NODE = new TestNode(1);

    @BeforeAll
    static void node() {
        NODE.register().bootsWith("console=ttyS0");
        await().until(() -> anybody(Service.BOOT).text(NODE.scriptPath()).contains("kernel --name kernel"));
    }

    @Test
    void newMacIsKnown() {
        administrator(Service.INVENTORY)
                .does(
                        "POST",
                        "/hsm/v2/Inventory/EthernetInterfaces",
                        Map.of("MACAddress", "02:00:00:99:ff:01", "ComponentID", NODE.xname()));

        withinASecond().until(() -> anybody(Service.BOOT)
                .text("/boot/v1/bootscript?mac=02:00:00:99:ff:01")
                .contains("xname=" + NODE.xname()));
    }

    @Test
    void groupThatIsJoinedIsListed() {
        administrator(Service.INVENTORY).does("POST", "/hsm/v2/groups", Map.of("label", "fresh"));
        administrator(Service.CLOUD_INIT)
                .does(
                        "POST",
                        "/cloud-init/admin/groups",
                        Map.of(
                                "name",
                                "fresh",
                                "file",
                                Map.of("content", "#cloud-config\npackages: [a]\n", "encoding", "plain")));
        administrator(Service.INVENTORY).does("POST", "/hsm/v2/groups/fresh/members", Map.of("id", NODE.xname()));

        withinASecond().until(() -> anybody(Service.CLOUD_INIT)
                .from(NODE.address())
                .text("/cloud-init/vendor-data")
                .contains("/fresh.yaml"));
    }

    @Test
    void roleThatChangesSelectsItsConfiguration() {
        TestNode other = new TestNode(2).register();
        administrator(Service.BOOT)
                .does(
                        "PUT",
                        "/boot/v1/bootparameters",
                        Map.of(
                                "hosts",
                                List.of("Storage"),
                                "kernel",
                                "http://images.example/storage",
                                "params",
                                "storage=1"));
        administrator(Service.INVENTORY)
                .does("PATCH", "/hsm/v2/State/Components/" + other.xname() + "/Role", Map.of("Role", "Storage"));

        withinASecond()
                .until(() -> anybody(Service.BOOT).text(other.scriptPath()).contains("storage=1"));
    }

    @Test
    void nodeThatIsDeletedIsUnknown() {
        TestNode gone = new TestNode(3).register().bootsWith("quiet");
        await().until(() -> anybody(Service.BOOT).text(gone.scriptPath()).contains("kernel --name kernel"));
        await().until(() -> anybody(Service.CLOUD_INIT)
                        .from(gone.address())
                        .get("/cloud-init/meta-data")
                        .statusCode()
                == 200);
        administrator(Service.INVENTORY).does("DELETE", "/hsm/v2/State/Components/" + gone.xname(), "");

        withinASecond()
                .until(() -> !anybody(Service.BOOT).text(gone.scriptPath()).contains("xname=" + gone.xname()));
        withinASecond()
                .until(() -> anybody(Service.CLOUD_INIT)
                                .from(gone.address())
                                .get("/cloud-init/meta-data")
                                .statusCode()
                        == 404);
    }

    private static ConditionFactory withinASecond() {
        return await().pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(10))
                .atMost(Duration.ofSeconds(1));
    }
}
