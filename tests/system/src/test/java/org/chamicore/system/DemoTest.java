package org.chamicore.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.chamicore.system.SystemSuite.administrator;
import static org.chamicore.system.SystemSuite.anybody;
import static org.chamicore.system.SystemSuite.suite;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chamicore.cli.suite.Service;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** The sample cluster, sent by {@code chamicore demo} as magellan would: everything that each of its nodes gets, whole. */
@ExtendWith(SystemSuite.class)
class DemoTest {

    private static final int NODES = 16;

    /** A node and the address that its firmware asks with. */
    private record DemoNode(String xname, String mac) {}

    private static String said;

    @BeforeAll
    static void demo() throws IOException, InterruptedException {
        said = Launcher.run("demo", "--data", suite().settings().data().path().toString())
                .succeeded();
        await().atMost(Duration.ofSeconds(20))
                .until(() -> anybody(Service.CLOUD_INIT)
                                .json("/health")
                                .at("/components/directory/details/nodes")
                                .asInt()
                        >= NODES);
    }

    @Test
    void showsWhatTheFirstNodeGets() {
        assertThat(said).contains("#!ipxe", "kernel --name kernel", "local-hostname:", "#cloud-config");
    }

    @Test
    void runsTwiceWithoutHarm() throws IOException, InterruptedException {
        Launcher.run("demo", "--data", suite().settings().data().path().toString())
                .succeeded();
        assertThat(nodes()).hasSize(NODES);
    }

    @TestFactory
    Stream<DynamicTest> eachNodeGetsItsDocuments() {
        List<DemoNode> nodes = nodes();
        assertThat(nodes).hasSize(NODES);
        return nodes.stream()
                .map(node -> DynamicTest.dynamicTest(node.xname(), () -> {
                    Golden golden = new Golden("demo/" + node.xname());
                    golden.check(
                            "bootscript.ipxe",
                            masked(anybody(Service.BOOT).text("/boot/v1/bootscript?mac=" + node.mac())));
                    Caller cloudInit = administrator(Service.CLOUD_INIT);
                    String documents = "/cloud-init/admin/impersonation/" + node.xname() + "/";
                    List<String> names = new ArrayList<>(List.of("meta-data", "user-data", "vendor-data"));
                    cloudInit
                            .text(documents + "vendor-data")
                            .lines()
                            .filter(line -> line.endsWith(".yaml"))
                            .map(line -> line.substring(line.lastIndexOf('/') + 1))
                            .forEach(names::add);
                    for (String name : names) {
                        golden.check(name, masked(cloudInit.text(documents + name)));
                    }
                }));
    }

    /** What differs from run to run: where the suite listens, and the token that boot draws for a configuration. */
    private static String masked(String document) {
        return document.replaceAll("bss_referral_token=[0-9a-f-]{36}", "bss_referral_token=TOKEN")
                .replace(suite().address().of(Service.BOOT).toString(), "http://BOOT");
    }

    private static List<DemoNode> nodes() {
        Map<String, String> macs = administrator(Service.INVENTORY)
                .json("/hsm/v2/Inventory/EthernetInterfaces?Type=Node")
                .valueStream()
                .collect(Collectors.toMap(
                        each -> each.path("ComponentID").asString(),
                        each -> each.path("MACAddress").asString(),
                        (first, second) -> first));
        return administrator(Service.INVENTORY)
                .json("/hsm/v2/State/Components?type=Node")
                .path("Components")
                .valueStream()
                .map((JsonNode each) -> each.path("ID").asString())
                .filter(xname -> xname.startsWith("x1000"))
                .map(xname -> new DemoNode(xname, macs.get(xname)))
                .toList();
    }
}
