package org.chamicore.cloudinit.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.chamicore.cloudinit.WholeService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a booting node gets of the whole service. */
class SeedTest extends WholeService {

    @Test
    void nodeGetsItsDocuments() {
        write("PUT", "/admin/cluster-defaults", "{}");
        write("PUT", "/admin/groups/seed-compute", """
                {"name": "seed-compute", "description": "Every compute node", "meta-data": {"ntp": "10.9.0.2", "bytes": 8388608},
                 "file": {"content": "## template: jinja\\n#cloud-config\\n{}\\n"}}
                """);
        write("PUT", "/admin/instance-info/x10c0s0b0n0", """
                {"cloud-init-base-url": "http://10.9.0.1:8081/cloud-init", "cluster-name": "orchard", "local-hostname": "or0001", "hostname": "or0001"}
                """);
        INVENTORY.node("x10c0s0b0n0", 10, "10.10.0.1", "[\"seed-compute\", \"seed-other\"]");
        soon().until(() -> asNode("10.10.0.1", "/vendor-data").body().contains("seed-compute"));
        soon().until(() -> asNode("10.10.0.1", "/meta-data").body().contains("seed-other"));
        soon().until(() -> !asNode("10.10.0.1", "/meta-data").body().contains("region"));

        HttpResponse<String> metaData = asNode("10.10.0.1", "/meta-data");
        assertThat(metaData.statusCode()).isEqualTo(200);
        assertThat(metaData.headers().firstValue("Content-Type")).hasValue("application/x-yaml");
        Golden.assertSame(metaData.body(), "meta-data-seed.yaml");
        HttpResponse<String> vendorData = asNode("10.10.0.1", "/vendor-data");
        assertThat(vendorData.headers().firstValue("Content-Type")).hasValue("text/plain;charset=UTF-8");
        assertThat(vendorData.body()).isEqualTo("#include\nhttp://10.9.0.1:8081/cloud-init/seed-compute.yaml\n");
        assertThat(asNode("10.10.0.1", "/seed-compute.yaml").body())
                .isEqualTo("## template: jinja\n#cloud-config\n{}\n");
        assertThat(asNode("10.10.0.1", "/seed-other.yaml").body()).isEqualTo("#cloud-config\n{}\n");
        assertThat(asNode("10.10.0.1", "/user-data").body()).isEqualTo("#cloud-config\n{}\n");
        HttpResponse<String> networkConfig = asNode("10.10.0.1", "/network-config");
        assertThat(networkConfig.statusCode()).isEqualTo(200);
        assertThat(networkConfig.body()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/meta-data",
                "/meta-data/",
                "/cloud-init/meta-data",
                "/cloud-init/meta-data/",
                "/cloud-initmeta-data"
            })
    void everySpellingOfASeedAddressIsAnswered(String path) {
        INVENTORY.node("x10c0s1b0n0", 11, "10.10.1.1", "[]");
        soon().until(() -> asNode("10.10.1.1", "/meta-data").statusCode() == 200);

        assertThat(asNode("10.10.1.1", path).statusCode()).isEqualTo(200);
        assertThat(asNode("10.10.1.1", path).body()).startsWith("instance-id: i-");
    }

    @Test
    void headIsAnswered() {
        INVENTORY.node("x10c0s1b0n1", 12, "10.10.1.2", "[]");
        soon().until(() -> asNode("10.10.1.2", "/meta-data").statusCode() == 200);

        HttpResponse<String> head = send(request("/cloud-init/meta-data")
                .header("X-Forwarded-For", "10.10.1.2")
                .method("HEAD", BodyPublishers.noBody()));
        assertThat(head.statusCode()).isEqualTo(200);
    }

    @Test
    void unknownCallerIsTold404AndWhy() {
        HttpResponse<String> answer = asNode("10.99.99.99", "/cloud-init/meta-data");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.body()).contains("urn:problem:cloud-init:unknown-caller", "10.99.99.99");
        assertThat(asNode("10.99.99.99", "/vendor-data").statusCode()).isEqualTo(404);
        assertThat(asNode("10.99.99.99", "/compute.yaml").statusCode()).isEqualTo(404);
        assertThat(asNode("10.99.99.99", "/user-data").statusCode()).isEqualTo(200);
        assertThat(asNode("10.99.99.99", "/network-config").statusCode()).isEqualTo(200);
    }

    @Test
    void groupOfOthersIsTold404() {
        INVENTORY.node("x10c0s2b0n0", 13, "10.10.2.1", "[\"rack.4\"]");
        soon().until(() -> asNode("10.10.2.1", "/rack.4.yaml").statusCode() == 200);

        HttpResponse<String> answer = asNode("10.10.2.1", "/seed-compute.yaml");
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body())
                .contains(
                        "node x10c0s2b0n0 is not a member of group seed-compute (node and/or group may not exist in SMD)");
    }

    @Test
    void nodeFollowsTheInventory() {
        INVENTORY.node("x10c0s3b0n0", 14, "10.10.3.1", "[]");
        soon().until(() -> asNode("10.10.3.1", "/meta-data").body().contains("groups: {}"));

        INVENTORY.put("membership", "x10c0s3b0n0", "{\"id\": \"x10c0s3b0n0\", \"groupLabels\": [\"late\"]}");
        soon().until(() -> asNode("10.10.3.1", "/meta-data").body().contains("late:"));

        INVENTORY.node("x10c0s3b0n0", 14, "10.10.3.2", "[]");
        soon().until(() -> asNode("10.10.3.2", "/meta-data").statusCode() == 200);
        assertThat(asNode("10.10.3.1", "/meta-data").statusCode()).isEqualTo(404);

        INVENTORY.remove("component", "x10c0s3b0n0");
        soon().until(() -> asNode("10.10.3.2", "/meta-data").statusCode() == 404);
    }

    @Test
    void peerIsTheCallerAndItsHeadersAreNotBelieved() {
        INVENTORY.node("x10c0s4b0n0", 15, "127.0.0.7", "[]");
        INVENTORY.node("x10c0s4b0n1", 16, "10.10.4.1", "[]");
        soon().until(() -> asNode("10.10.4.1", "/meta-data").statusCode() == 200);

        HttpResponse<String> honest = asPeer("127.0.0.7", request("/meta-data"));
        assertThat(honest.body()).contains("local_ipv4: 127.0.0.7");
        HttpResponse<String> spoofed = asPeer(
                "127.0.0.7",
                request("/meta-data")
                        .header("X-Forwarded-For", "10.10.4.1")
                        .header("X-Real-IP", "10.10.4.1")
                        .header("True-Client-IP", "10.10.4.1")
                        .header("Forwarded", "for=10.10.4.1"));
        assertThat(spoofed.body()).isEqualTo(honest.body());
        HttpResponse<String> spoofedThroughProxy = asNode("10.10.4.1, 127.0.0.7", "/meta-data");
        assertThat(spoofedThroughProxy.body()).isEqualTo(honest.body());
    }

    @Test
    void ipv6NodeIsKnownInAnySpelling() {
        INVENTORY.node("x10c0s5b0n0", 17, "FD00:0:0:0::17", "[]");
        soon().until(() -> asNode("fd00::17", "/meta-data").statusCode() == 200);

        assertThat(asNode("[fd00:0000::0017]", "/meta-data").statusCode()).isEqualTo(200);
    }

    @Test
    void vendorDataLeadsBackToWhereTheNodeAsked() {
        write("PUT", "/admin/groups/seed-back", "{\"file\": {\"content\": \"#cloud-config\\n{}\\n\"}}");
        INVENTORY.node("x10c0s6b0n0", 18, "10.10.6.1", "[\"seed-back\"]");
        soon().until(() -> asNode("10.10.6.1", "/vendor-data").body().contains("seed-back"));

        String include = asNode("10.10.6.1", "/vendor-data")
                .body()
                .lines()
                .skip(1)
                .findFirst()
                .orElseThrow();
        assertThat(include)
                .startsWith(request("/cloud-init/seed-back.yaml").build().uri().toString());
    }
}
