package org.chamicore.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The way from a write, or from the inventory, to a node. */
class BootApplicationTest extends RunningBoot {

    /** What is promised is a second; the rest is for machines that are busy with other tests. */
    private static final Duration SOON = Duration.ofSeconds(5);

    @Test
    void nodeBootsWhatAnOperatorSaid() {
        INVENTORY.node("x1c0s1b0n0", 101, "Compute", "02:00:00:01:01:01");
        HttpResponse<String> answer = write("PUT", "/bootparameters", """
                {"macs": ["02-00-00-01-01-01"], "kernel": "http://img.example/vmlinuz", "initrd": "http://img.example/initrd.img",
                 "params": "console=ttyS0"}
                """);
        String token = answer.headers().firstValue("BSS-Referral-Token").orElseThrow();
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();

        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(get("/bootscript?nid=101").body()).matches("""
                        #!ipxe
                        kernel --name kernel http://img.example/vmlinuz initrd=initrd console=ttyS0 xname=x1c0s1b0n0 nid=101 \
                        bss_referral_token=%s BOOTIF=01-02-00-00-01-01-01 ds=nocloud-net;s=http://localhost:27777/cloud-init/ \\|\\| goto boot_retry
                        initrd --name initrd http://img.example/initrd.img \\|\\| goto boot_retry
                        boot \\|\\| goto boot_retry
                        :boot_retry
                        imgfree
                        sleep 30
                        chain --replace http://localhost:\\d+/boot/v1/bootscript\\?mac=02:00:00:01:01:01&retry=1 \\|\\| goto boot_retry

                        """.formatted(token)));
        HttpResponse<String> script = get("/bootscript?mac=02:00:00:01:01:01");
        assertThat(script.headers().firstValue("Content-Type")).hasValue("text/plain;charset=UTF-8");
    }

    @Test
    void gatewaysPathLeadsBackThroughTheGateway() {
        HttpResponse<String> answer = send("GET", "/apis/bss/boot/v1/bootscript?mac=02:00:00:01:02:01", "", "");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .contains("unknown to the inventory")
                .containsPattern(
                        "chain --replace http://localhost:\\d+/apis/bss/boot/v1/bootscript\\?mac=02:00:00:01:02:01&");
    }

    @Test
    void whatChangesInTheInventoryIsServedSoon() {
        write("PUT", "/bootparameters", "{\"hosts\": [\"x1c0s3b0n0\"], \"kernel\": \"k1\"}");
        assertThat(get("/bootscript?mac=02:00:00:01:03:01").body()).contains("unknown to the inventory");

        INVENTORY.node("x1c0s3b0n0", 103, "Compute", "02:00:00:01:03:01");
        awaitScript("mac=02:00:00:01:03:01", " k1 xname=x1c0s3b0n0 nid=103 ");

        INVENTORY.networkInterface("02:00:00:01:03:02", "x1c0s3b0n0");
        awaitScript("mac=02:00:00:01:03:02", "BOOTIF=01-02-00-00-01-03-02");

        INVENTORY.remove("component", "x1c0s3b0n0");
        awaitScript("mac=02:00:00:01:03:01", "unknown to the inventory");
    }

    @Test
    void syncAnswersOnceTheInventoryIsServed() {
        INVENTORY.node("x1c0s4b0n0", 104, "Compute", "02:00:00:01:04:01");
        HttpResponse<String> answer = write("POST", "/sync", "");

        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(get("/hosts?name=x1c0s4b0n0").statusCode()).isEqualTo(200);
    }

    @Test
    void inventoryAwayIsSaidAndNodesStillBoot() {
        INVENTORY.node("x1c0s5b0n0", 105, "Compute", "02:00:00:01:05:01");
        write("PUT", "/bootparameters", "{\"nids\": [105], \"kernel\": \"k1\"}");
        awaitScript("nid=105", " k1 ");
        try {
            INVENTORY.away(true);
            assertThat(write("POST", "/sync", "").statusCode()).isEqualTo(503);
            assertThat(write("POST", "/sync", "").headers().firstValue("Retry-After"))
                    .hasValue("5");
            assertThat(get("/bootscript?nid=105").body()).contains(" k1 ");
            await().untilAsserted(() -> {
                assertThat(get("/service/hsm").statusCode()).isEqualTo(503);
                assertThat(get("/service/hsm").body()).isEqualTo("{\"bss-status-hsm\":\"error\"}");
            });
        } finally {
            inventoryIsBack();
        }
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(
                        () -> assertThat(get("/service/hsm").statusCode()).isEqualTo(200));
    }

    @Test
    void recordsComeBackAsExistingClientsExpect() {
        write("POST", "/bootparameters", """
                {"hosts": ["x1c0s6b0n0"], "macs": ["02:00:00:01:06:0A"], "nids": ["107", 106], "kernel": "k1", "params": "quiet",
                 "cloud-init": {"meta-data": null, "user-data": null,
                   "phone-home": {"pub_key_dsa": "", "pub_key_rsa": "", "pub_key_ecdsa": "", "instance_id": "", "hostname": "", "fqdn": ""}}}
                """);

        HttpResponse<String> one = get("/bootparameters?mac=02:00:00:01:06:0a,02:00:00:01:06:0b&nid=106");
        assertThat(one.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(one.body()).isEqualTo("""
                [{"macs":["02:00:00:01:06:0a"],"nids":[106],"params":"quiet","kernel":"k1","cloud-init":{"meta-data":null,\
                "user-data":null,"phone-home":{"pub_key_dsa":"","pub_key_rsa":"","pub_key_ecdsa":"","instance_id":"","hostname":"","fqdn":""}}}]""");
        assertThat(records(get("/bootparameters")))
                .filteredOn(record -> record.path("hosts").toString().contains("x1c0s6b0n0"))
                .singleElement()
                .satisfies(record -> assertThat(record.path("nids").toString()).isEqualTo("[106,107]"));
        assertThat(records(send("GET", "/boot/v1/bootparameters", "null", TOKENS.token("bss.read"))))
                .isNotEmpty();
        assertThat(records(send(
                        "GET",
                        "/boot/v1/bootparameters",
                        "{\"hosts\":[\"x1c0s6b0n0\"],\"params\":\"\",\"kernel\":\"\",\"initrd\":\"\"}",
                        TOKENS.token("bss.read"))))
                .hasSize(1);
        assertThat(get("/bootparameters?name=x1c7s9b0n0").statusCode()).isEqualTo(404);

        assertThat(write(
                                "DELETE",
                                "/bootparameters?nid=106",
                                "{\"hosts\": [\"x1c0s6b0n0\"], \"macs\": [\"02:00:00:01:06:0a\"]}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(records(get("/bootparameters?nid=107"))).hasSize(1);
        assertThat(get("/bootparameters?nid=106").statusCode()).isEqualTo(404);
    }

    @Test
    void hostsAreWhatTheInventoryTold() {
        INVENTORY.node("x1c0s7b0n0", 108, "Compute", "02:00:00:01:07:01");
        write("POST", "/sync", "");

        assertThat(get("/hosts?nid=108&mac=02:00:00:01:07:01").body()).isEqualTo("[%1$s,%1$s]".formatted("""
                {"ID":"x1c0s7b0n0","NID":108,"Flag":"OK","Role":"Compute","Type":"Node","State":"Ready","Enabled":true,\
                "FQDN":"","MAC":["02:00:00:01:07:01"],"EndpointEnabled":true}"""));
        assertThat(records(get("/hosts")).stream().map(host -> host.path("ID").asString()))
                .isSorted()
                .contains("x1c0s7b0n0");
        assertThat(get("/hosts?nid=108&name=x1c7s9b0n0").statusCode()).isEqualTo(404);
        assertThat(get("/hosts?nid=five").statusCode()).isEqualTo(400);
    }

    @Test
    void serviceSaysHowItIs() {
        assertThat(get("/service/status").body()).isEqualTo("{\"bss-status\":\"running\"}\n");
        assertThat(get("").statusCode()).isEqualTo(200);
        assertThat(get("/").statusCode()).isEqualTo(200);
        assertThat(get("/service/version").body()).matches("\\{\"bss-version\":\"[0-9].*\"}");
        assertThat(get("/service/storage/status").body())
                .isEqualTo("{\"bss-storage-backend\":{\"name\":\"postgres\",\"status\":\"connected\"}}");
        assertThat(records(get("/service/status/all")).getFirst().propertyNames())
                .containsExactly("bss-status", "bss-version", "bss-status-hsm", "bss-storage-backend");
    }

    @Test
    void healthAndMetricsSayHowTheDirectoryIs() {
        get("/bootscript?mac=02:00:00:01:08:01");
        JsonNode directory = JsonMapper.shared()
                .readTree(send("GET", "/health", "", "").body())
                .path("components")
                .path("directory");

        assertThat(directory.path("status").asString()).isEqualTo("UP");
        assertThat(directory.path("details").propertyNames())
                .contains("loaded", "inventoryHeard", "nodes", "configurations", "ageSeconds");
        assertThat(send("GET", "/health/readiness", "", "").statusCode()).isEqualTo(200);
        assertThat(send("GET", "/metrics", "", "").body())
                .containsPattern("chamicore_boot_scripts_total\\{outcome=\"wait\".*} [1-9]")
                .contains("chamicore_directory_age_seconds");
        assertThat(send("GET", "/openapi.json", "", "").body()).contains("/boot/v1/bootscript");
    }

    private void awaitScript(String query, String text) {
        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(get("/bootscript?" + query).body()).contains(text));
    }

    private static List<JsonNode> records(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(200);
        JsonNode body = JsonMapper.shared().readTree(answer.body());
        return body.isArray() ? body.valueStream().toList() : List.of(body);
    }
}
