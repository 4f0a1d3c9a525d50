package org.chamicore.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chamicore.cli.http.Api;
import org.chamicore.cli.suite.Service;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What Debian's own cloud-init makes of a node of which inventory and cloud-init service know everything. */
@ExtendWith({NeedsCloudInit.class, InteropSuite.class})
class CloudInitTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final String NODE = "x7200c0s0b0n0";
    private static final String MAC = "02:00:00:07:20:01";
    private static final String PEER = "127.77.0.1";
    private static final String KEY =
            "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJ4bD0sFJm0zJ1nq0yqk8mJt4tqQ0m9yqv3lQ2m9XwE0 ops@interop";
    private static final String HOW = "merge_how: list(append)+dict(no_replace,recurse_list)+str()\n";

    private static final String COMPUTE = """
            ## template: jinja
            #cloud-config
            %swrite_files:
            - path: /etc/chamicore/from-group
              content: "{{ v1.local_hostname }} in {{ v1.region }} asks {{ ds.meta_data.instance_data.v1.vendor_data.groups['interop-compute'].ntp }}\\n"
            - path: /etc/chamicore/from-site
              content: "{{ ds.meta_data.site }}\\n"
            runcmd:
            - [sh, -c, "echo first >>/etc/chamicore/commands"]
            phone_home:
              url: %sphone-home/$INSTANCE_ID/
              post: all
              tries: 2
            """.formatted(HOW, FirstBoot.SEED);

    private static final String FAST = "#cloud-config\n" + HOW + """
            write_files:
            - path: /etc/chamicore/from-second-group
              content: "fast\\n"
            runcmd:
            - [sh, -c, "echo second >>/etc/chamicore/commands"]
            """;

    @Test
    void nodeBecomesWhatItsGroupsSay() {
        configure();
        String seed = seed();
        assertThat(seed).startsWith(FirstBoot.SEED + "t/");
        try (FirstBoot boot = FirstBoot.of(MAC, PEER, port(), seed)) {
            assertThat(boot.left("status")).contains("status: done").doesNotContain("degraded");
            assertThat(boot.left("warnings")).describedAs(boot.said()).isEmpty();
            JsonNode result =
                    JsonMapper.shared().readTree(boot.left("result.json")).path("v1");
            assertThat(result.path("datasource").asString())
                    .startsWith("DataSourceNoCloudNet")
                    .contains(seed);
            assertThat(result.path("errors").isEmpty()).isTrue();

            assertThat(boot.left("hostname")).isEqualTo("io07201\n");
            assertThat(boot.left("from-group")).isEqualTo("io07201 in west asks 10.77.0.2\n");
            assertThat(boot.left("from-site")).isEqualTo("north\n");
            assertThat(boot.left("from-second-group")).isEqualTo("fast\n");
            assertThat(boot.left("commands")).isEqualTo("first\nsecond\n");
            assertThat(boot.left("authorized_keys")).contains(KEY);
            assertThat(boot.left("address")).contains("10.77.0.9/20");
            assertThat(boot.left("routes")).contains("default via 10.77.0.1");

            assertPreviewed(boot);
            assertReported(boot);
        }
        assertTokenWasNeeded(seed);
    }

    /** Where the boot script leads the node: the operator's seed, with a token of this boot. */
    private static String seed() {
        String parameters = JsonMapper.shared()
                .writeValueAsString(Map.of(
                        "hosts",
                        List.of(NODE),
                        "kernel",
                        "http://10.77.0.2/vmlinuz",
                        "params",
                        "quiet ds=nocloud;s=" + FirstBoot.SEED));
        api(Service.BOOT).put("/boot/v1/bootparameters", parameters).orRefuse();
        Matcher seed = Pattern.compile(" ds=nocloud;s=(\\S+)").matcher("");
        await().atMost(TIMEOUT).until(() -> seed.reset(
                        api(Service.BOOT).get("/boot/v1/bootscript?mac=" + MAC).body())
                .find());
        return seed.group(1);
    }

    /** Nobody gets documents without one, and of this one nobody has any use who is not at the node's address. */
    private static void assertTokenWasNeeded(String seed) {
        URI cloudInit = InteropSuite.suite().address().of(Service.CLOUD_INIT);
        String metaData = "/cloud-init/" + seed.substring(FirstBoot.SEED.length()) + "meta-data";
        assertThat(Api.open(cloudInit, TIMEOUT).get("/cloud-init/meta-data").status())
                .isEqualTo(403);
        assertThat(Api.open(cloudInit, TIMEOUT).get(metaData).status()).isEqualTo(404);
    }

    /** What the preview says of the merged parts is what cloud-init made of them. */
    private static void assertPreviewed(FirstBoot boot) {
        JsonNode preview = json("/cloud-init/admin/preview/" + NODE);

        Map<String, Object> merged = new Yaml().load(boot.left("vendor-cloud-config.txt"));
        Map<String, Object> previewed =
                new Yaml().load(preview.path("cloud-config").asString());
        assertThat(previewed).isEqualTo(merged);
        assertThat(preview.path("notes").isEmpty()).describedAs("%s", preview).isTrue();
    }

    private static void assertReported(FirstBoot boot) {
        String[] key = boot.left("ssh_host_ed25519_key.pub").split(" ", -1);
        JsonNode report = json("/cloud-init/admin/phone-home/" + NODE);
        assertThat(report.path("hostname").asString()).isEqualTo("io07201");
        assertThat(report.path("address").asString()).isEqualTo(PEER);
        assertThat(report.path("pub_key_ed25519").asString()).contains(key[1]);

        JsonNode progress = json("/cloud-init/admin/nodes?state=finished");
        assertThat(progress.valueStream()
                        .filter(node -> node.path("id").asString().equals(NODE)))
                .singleElement()
                .satisfies(node -> assertThat(node.path("instance-id").asString())
                        .isEqualTo(report.path("instance_id").asString()));
        assertThat(api(Service.CLOUD_INIT).get("/cloud-init/admin/known-hosts").body())
                .contains("io07201,%s,10.77.0.9,%s %s %s\n".formatted(NODE, PEER, key[0], key[1]));
    }

    private static void configure() {
        post(
                "/hsm/v2/State/Components",
                Map.of("Components", List.of(Map.of("ID", NODE, "State", "On", "Role", "Compute", "NID", 7201))));
        post(
                "/hsm/v2/Inventory/EthernetInterfaces",
                Map.of(
                        "MACAddress",
                        MAC,
                        "ComponentID",
                        NODE,
                        "IPAddresses",
                        List.of(Map.of("IPAddress", "10.77.0.9"), Map.of("IPAddress", PEER))));
        for (String group : List.of("interop-compute", "interop-fast", "interop-plain")) {
            post("/hsm/v2/groups", Map.of("label", group, "members", Map.of("ids", List.of(NODE))));
        }
        put(
                "groups/interop-compute",
                Map.of("meta-data", Map.of("ntp", "10.77.0.2"), "file", Map.of("content", COMPUTE)));
        put("groups/interop-fast", Map.of("file", Map.of("content", FAST)));
        put(
                "instance-info/" + NODE,
                Map.of(
                        "local-hostname",
                        "io07201",
                        "hostname",
                        "io07201",
                        "region",
                        "west",
                        "cloud-init-base-url",
                        FirstBoot.SEED,
                        "public-keys",
                        List.of(KEY),
                        "extra-meta-data",
                        Map.of("site", "north"),
                        "network-config",
                        Map.of(
                                "subnets", List.of(Map.of("cidr", "10.77.0.0/20", "gateway", "10.77.0.1")),
                                "nameservers", List.of("10.77.0.2"))));
        await().atMost(TIMEOUT).until(() -> api(Service.CLOUD_INIT)
                .get("/cloud-init/admin/preview/" + NODE)
                .body()
                .contains("/etc/chamicore/from-second-group"));
        await().atMost(TIMEOUT).until(() -> json("/cloud-init/admin/preview/" + NODE)
                .path("documents")
                .path("network-config")
                .asString()
                .contains("10.77.0.9/20"));
    }

    private static JsonNode json(String path) {
        return JsonMapper.shared().readTree(api(Service.CLOUD_INIT).get(path).body());
    }

    private static void post(String path, Object body) {
        api(Service.INVENTORY)
                .post(path, JsonMapper.shared().writeValueAsString(body))
                .orRefuse();
    }

    private static void put(String what, Object body) {
        api(Service.CLOUD_INIT)
                .put("/cloud-init/admin/" + what, JsonMapper.shared().writeValueAsString(body))
                .orRefuse();
    }

    private static Api api(Service service) {
        return Api.open(InteropSuite.suite().address().of(service), TIMEOUT)
                .authorized("Bearer " + InteropSuite.token());
    }

    private static int port() {
        return InteropSuite.suite().address().of(Service.CLOUD_INIT).getPort();
    }
}
