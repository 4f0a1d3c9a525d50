package org.chamicore.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.chamicore.system.SystemSuite.administrator;
import static org.chamicore.system.SystemSuite.anybody;
import static org.chamicore.system.SystemSuite.suite;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.chamicore.cli.suite.Service;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The pages of {@code docs/api}: one node's way through the four services, as a client sees it. */
@ExtendWith(SystemSuite.class)
class ApiPagesTest {

    private static final TestNode NODE = new TestNode(240);
    private static final TestNode OTHER = new TestNode(241);

    /** In a group for a while, so that what cloud-init tells of the first node does not depend on when that is heard. */
    private static final TestNode MEMBER = new TestNode(242);

    private static final String GROUP = "pages";

    /** Beside the sample cluster, so that it does not matter which tests came before; and what the inventory was told is known. */
    @BeforeAll
    static void register() throws IOException, InterruptedException {
        Launcher.run("demo", "--data", suite().settings().data().path().toString())
                .succeeded();
        NODE.register();
        MEMBER.register();
        await().atMost(Duration.ofSeconds(20))
                .until(() -> anybody(Service.CLOUD_INIT)
                                .from(NODE.address())
                                .get("/cloud-init/meta-data")
                                .body()
                                .contains("cluster-name: demo")
                        && anybody(Service.BOOT).get(NODE.scriptPath()).body().contains("kernel --name"));
    }

    @Test
    void inventory() throws IOException {
        Caller caller = administrator(Service.INVENTORY);
        ApiPage page = new ApiPage(
                Service.INVENTORY,
                "Which components, controllers, interfaces and groups there are. Through the gateway: `https://…:8443/hsm/v2`.");
        page.shows(
                "Register a component",
                caller,
                "POST",
                "/hsm/v2/State/Components",
                Map.of(
                        "Components",
                        List.of(Map.of(
                                "ID",
                                OTHER.xname(),
                                "Type",
                                "Node",
                                "State",
                                "Off",
                                "Enabled",
                                true,
                                "Role",
                                "Compute",
                                "NID",
                                9241,
                                "Arch",
                                "X86"))));
        page.shows("Read it", caller, "GET", "/hsm/v2/State/Components/" + OTHER.xname(), "");
        page.shows(
                "Change its state",
                caller,
                "PATCH",
                "/hsm/v2/State/Components/%s/StateData".formatted(OTHER.xname()),
                Map.of("State", "Ready"));
        page.shows(
                "List by filter",
                caller,
                "GET",
                "/hsm/v2/State/Components?id=%s&id=%s".formatted(NODE.xname(), OTHER.xname()),
                "");
        page.shows(
                "Give it an interface",
                caller,
                "POST",
                "/hsm/v2/Inventory/EthernetInterfaces",
                Map.of(
                        "MACAddress",
                        OTHER.mac(),
                        "ComponentID",
                        OTHER.xname(),
                        "Description",
                        "boot",
                        "IPAddresses",
                        List.of(Map.of("IPAddress", OTHER.address()))));
        page.shows(
                "Make a group",
                caller,
                "POST",
                "/hsm/v2/groups",
                Map.of(
                        "label",
                        GROUP,
                        "description",
                        "for these pages",
                        "members",
                        Map.of("ids", List.of(MEMBER.xname()))));
        page.shows(
                "Add a member",
                caller,
                "POST",
                "/hsm/v2/groups/%s/members".formatted(GROUP),
                Map.of("id", OTHER.xname()));
        page.shows("Read the group", caller, "GET", "/hsm/v2/groups/" + GROUP, "");
        page.shows(
                "What is refused, and how",
                caller,
                "POST",
                "/hsm/v2/State/Components",
                Map.of("Components", List.of(Map.of("ID", "no-such-name", "State", "Off"))));
        page.shows("Without a token", anybody(Service.INVENTORY), "GET", "/hsm/v2/groups/" + GROUP, "");
        page.shows("What is not there", caller, "GET", "/hsm/v2/State/Components/x9999c0s0b0n0", "");
        page.shows("Remove the group", caller, "DELETE", "/hsm/v2/groups/" + GROUP, "");
        page.shows("Remove the component", caller, "DELETE", "/hsm/v2/State/Components/" + OTHER.xname(), "");
        caller.send(
                "DELETE", "/hsm/v2/Inventory/EthernetInterfaces/" + OTHER.mac().replace(":", ""), "");
        page.check();
    }

    @Test
    void boot() throws IOException {
        Caller caller = administrator(Service.BOOT);
        ApiPage page = new ApiPage(
                Service.BOOT,
                "What each node boots. Through the gateway: `https://…:8443/boot/v1`, and the boot script for nodes at `http://…:8081/boot/v1/bootscript`.");
        Map<String, Object> parameters = Map.of(
                "hosts",
                List.of(NODE.xname()),
                "kernel",
                "http://images.example/vmlinuz",
                "initrd",
                "http://images.example/initrd.img",
                "params",
                "console=ttyS0");
        page.shows("What would a change do?", caller, "PUT", "/boot/v1/bootparameters?dryRun=true", parameters);
        page.shows("Say what a node boots", caller, "PUT", "/boot/v1/bootparameters", parameters);
        page.shows("Read it", caller, "GET", "/boot/v1/bootparameters?name=" + NODE.xname(), "");
        await().atMost(Duration.ofSeconds(20))
                .until(() -> anybody(Service.BOOT).get(NODE.scriptPath()).body().contains("images.example"));
        page.shows("What the node gets", anybody(Service.BOOT), "GET", NODE.scriptPath(), "");
        page.shows(
                "What an unknown node gets",
                anybody(Service.BOOT),
                "GET",
                "/boot/v1/bootscript?mac=02:00:00:ff:ff:ff",
                "");
        page.shows(
                "Change one thing",
                caller,
                "PATCH",
                "/boot/v1/bootparameters",
                Map.of("hosts", List.of(NODE.xname()), "params", "console=ttyS1"));
        page.shows(
                "Bad input",
                caller,
                "PUT",
                "/boot/v1/bootparameters",
                Map.of("kernel", "http://images.example/vmlinuz"));
        page.shows("Take it away", caller, "DELETE", "/boot/v1/bootparameters", Map.of("hosts", List.of(NODE.xname())));
        caller.send("DELETE", "/boot/v1/unknown/02:00:00:ff:ff:ff", "");
        page.check();
    }

    @Test
    void cloudInit() throws IOException {
        Caller caller = administrator(Service.CLOUD_INIT);
        Caller node = anybody(Service.CLOUD_INIT).from(NODE.address());
        ApiPage page = new ApiPage(
                Service.CLOUD_INIT,
                "Who a node is once it runs. Through the gateway: `https://…:8443/cloud-init`, and the seed documents for nodes at `http://…:8081/cloud-init`.");
        String content =
                Base64.getEncoder().encodeToString("#cloud-config\ntimezone: UTC\n".getBytes(StandardCharsets.UTF_8));
        Map<String, Object> group = Map.of(
                "name",
                GROUP,
                "description",
                "for these pages",
                "file",
                Map.of("content", content, "encoding", "base64"));
        page.shows("Say what a group's nodes shall do", caller, "PUT", "/cloud-init/admin/groups/" + GROUP, group);
        page.shows("Read it", caller, "GET", "/cloud-init/admin/groups/" + GROUP, "");
        page.shows(
                "Say something of one node",
                caller,
                "PUT",
                "/cloud-init/admin/instance-info/" + NODE.xname(),
                Map.of("local-hostname", "login-1"));
        await().atMost(Duration.ofSeconds(20))
                .until(() -> node.get("/cloud-init/meta-data").body().contains("login-1"));
        page.shows("What the node asks first", node, "GET", "/cloud-init/meta-data", "");
        page.shows("Then", node, "GET", "/cloud-init/user-data", "");
        page.shows(
                "What a node gets, asked by an operator",
                caller,
                "GET",
                "/cloud-init/admin/impersonation/%s/meta-data".formatted(NODE.xname()),
                "");
        page.shows(
                "A caller whom nobody knows",
                anybody(Service.CLOUD_INIT).from("127.9.9.251"),
                "GET",
                "/cloud-init/meta-data",
                "");
        page.shows(
                "What is refused, and how",
                caller,
                "PUT",
                "/cloud-init/admin/groups/" + GROUP,
                Map.of("name", GROUP, "file", Map.of("content", "*", "encoding", "base64")));
        page.shows("Take it away", caller, "DELETE", "/cloud-init/admin/groups/" + GROUP, "");
        caller.send("DELETE", "/cloud-init/admin/instance-info/" + NODE.xname(), "");
        page.check();
    }

    @Test
    void auth() throws IOException {
        Caller caller = administrator(Service.AUTH);
        ApiPage page = new ApiPage(
                Service.AUTH,
                "Who may do what. Through the gateway: `https://…:8443/oauth2`, `/.well-known`, `/auth/v1`. A token is fetched with\n`curl -u CLIENT:SECRET -d grant_type=client_credentials https://…:8443/oauth2/token`.");
        page.shows(
                "Make an account for a program",
                caller,
                "POST",
                "/auth/v1/service-accounts",
                Map.of("clientId", "pages", "roles", List.of("viewer")));
        page.shows("Read it", caller, "GET", "/auth/v1/service-accounts/pages", "");
        page.shows(
                "Where clients find everything else",
                anybody(Service.AUTH),
                "GET",
                "/.well-known/openid-configuration",
                "");
        page.shows("Which role may do what", anybody(Service.AUTH), "GET", "/auth/v1/policy", "");
        page.shows("Without a token", anybody(Service.AUTH), "GET", "/auth/v1/users", "");
        page.shows(
                "Disable the account, which calls its tokens back",
                caller,
                "POST",
                "/auth/v1/service-accounts/pages/disable",
                "");
        page.shows("Remove it", caller, "DELETE", "/auth/v1/service-accounts/pages", "");
        assertThat(caller.get("/auth/v1/service-accounts/pages").statusCode()).isEqualTo(404);
        page.check();
    }
}
