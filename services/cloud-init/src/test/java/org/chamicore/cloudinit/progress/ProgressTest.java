package org.chamicore.cloudinit.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import org.chamicore.cloudinit.WholeService;
import org.chamicore.cloudinit.directory.DirectoryFixture;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** From the first question of a node to its report. */
class ProgressTest extends WholeService {

    @Autowired
    private JdbcClient jdbc;

    @Test
    void nodeIsSilentThenRunsThenFinishesAndIsLateWhenItDoesNot() {
        INVENTORY.node("x64c0s0b0n0", 640, "10.64.0.1", "[]");
        soon().until(() -> get("/admin/nodes").body().contains("x64c0s0b0n0"));
        soon().until(() -> asNode("10.64.0.1", "/vendor-data").statusCode() == 200);
        assertThat(node("x64c0s0b0n0").path("state").asString()).isEqualTo("silent");
        assertThat(node("x64c0s0b0n0").has("begun")).isFalse();

        asNode("10.64.0.1", "/meta-data");
        assertThat(node("x64c0s0b0n0").path("state").asString()).isEqualTo("running");
        assertThat(node("x64c0s0b0n0").path("instance-id").asString()).matches("i-[0-9a-f]{16}");

        jdbc.sql("update seed_fetch set fetched_at = now() - interval '16 minutes' where id = 'x64c0s0b0n0'")
                .update();
        assertThat(node("x64c0s0b0n0").path("state").asString()).isEqualTo("late");
        assertThat(get("/cloud-init/admin/nodes?state=late").body()).contains("x64c0s0b0n0");
        assertThat(get("/admin/nodes?state=finished").body()).doesNotContain("x64c0s0b0n0");

        phoneHome("10.64.0.1", "instance_id=i-1&hostname=nid0640");
        assertThat(node("x64c0s0b0n0").path("state").asString()).isEqualTo("finished");
        assertThat(node("x64c0s0b0n0").has("finished")).isTrue();
        asNode("10.64.0.1", "/meta-data");
        assertThat(node("x64c0s0b0n0").path("state").asString()).isEqualTo("running");
        assertThat(get("/admin/nodes?state=asleep").statusCode()).isEqualTo(400);
    }

    @Test
    void namesThatTwoNodesShareAreMarked() {
        write("PUT", "/admin/instance-info/x64c0s1b0n0", "{\"local-hostname\": \"twin\"}");
        write("PUT", "/admin/instance-info/x64c0s1b0n1", "{\"local-hostname\": \"twin\"}");
        INVENTORY.node("x64c0s1b0n0", 641, "10.64.1.1", "[]");
        INVENTORY.node("x64c0s1b0n1", 642, "10.64.1.2", "[]");
        soon().until(() -> asNode("10.64.1.1", "/meta-data").body().contains("twin"));
        soon().until(() -> asNode("10.64.1.2", "/meta-data").body().contains("twin"));

        assertThat(node("x64c0s1b0n0").path("hostname-shared").booleanValue()).isTrue();
        assertThat(node("x64c0s1b0n0").path("hostname").asString()).isEqualTo("twin");
    }

    @Test
    void hostKeysComeOutAsKnownHostsUnderOurNamesAlone() {
        INVENTORY.node("x64c0s2b0n0", 643, "10.64.2.1", "[]");
        write(
                "PUT",
                "/admin/instance-info/x64c0s2b0n0",
                "{\"local-hostname\": \"ours\", \"hostname\": \"ours.example\"}");
        soon().until(() -> asNode("10.64.2.1", "/meta-data").body().contains("ours.example"));

        phoneHome(
                "10.64.2.1",
                "hostname=bank.example&fqdn=bank.example&pub_key_ed25519=ssh-ed25519+AAAAC3%2Fx%3D+root%40bank"
                        + "&pub_key_rsa=bank.example+ssh-rsa+AAAA&pub_key_ecdsa=N%2FA");

        var answer = get("/cloud-init/admin/known-hosts");
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/plain"));
        assertThat(answer.body().lines().filter(line -> line.contains("x64c0s2b0n0")))
                .containsExactly("ours,ours.example,x64c0s2b0n0,10.64.2.1 ssh-ed25519 AAAAC3/x=");
        assertThat(answer.body()).doesNotContain("bank");
        assertThat(get("/admin/phone-home/x64c0s2b0n0").body()).contains("\"hostname\":\"bank.example\"");
        assertThat(get("/admin/phone-home/x64c0s9b0n9").statusCode()).isEqualTo(404);
    }

    private void phoneHome(String address, String form) {
        assertThat(send(request("/cloud-init/phone-home/i-1/")
                                .header("X-Forwarded-For", address)
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(BodyPublishers.ofString(form)))
                        .statusCode())
                .isEqualTo(200);
    }

    private JsonNode node(String id) {
        JsonNode all = DirectoryFixture.JSON.readTree(get("/admin/nodes").body());
        return all.valueStream()
                .filter(each -> each.path("id").asString().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
