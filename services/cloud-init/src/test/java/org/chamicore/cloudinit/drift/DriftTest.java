package org.chamicore.cloudinit.drift;

import static org.assertj.core.api.Assertions.assertThat;

import org.chamicore.cloudinit.WholeService;
import org.chamicore.cloudinit.directory.DirectoryFixture;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** What somebody changed behind the service's back is found, and put right. */
class DriftTest extends WholeService {

    @Autowired
    private JdbcClient jdbc;

    @Test
    void differencesAreNamedAndRepaired() {
        INVENTORY.node("x63c0s0b0n0", 6300, "10.63.0.1", "[\"a\"]");
        INVENTORY.node("x63c0s0b0n1", 6301, "10.63.0.2", "[\"a\"]");
        soon().until(() -> asNode("10.63.0.2", "/meta-data").body().contains("a:"));
        assertThat(report("GET").path("differences").isEmpty()).isTrue();

        jdbc.sql("delete from replica where kind = 'membership' and key = 'x63c0s0b0n0'")
                .update();
        jdbc.sql("update replica set value = '{\"NID\": 1}' where kind = 'component' and key = 'x63c0s0b0n1'")
                .update();
        jdbc.sql("insert into replica (kind, key, value) values ('component', 'x63c0s9b0n9', '{}')")
                .update();

        JsonNode found = report("GET");
        assertThat(found.path("differences").toString()).isEqualTo("""
                [{"kind":"component","key":"x63c0s0b0n1","difference":"stale"},\
                {"kind":"component","key":"x63c0s9b0n9","difference":"superfluous"},\
                {"kind":"membership","key":"x63c0s0b0n0","difference":"missing"}]""");
        assertThat(found.path("repaired").booleanValue()).isFalse();

        JsonNode repaired = report("POST");
        assertThat(repaired.path("differences")).isEqualTo(found.path("differences"));
        assertThat(repaired.path("repaired").booleanValue()).isTrue();
        assertThat(report("GET").path("differences").isEmpty()).isTrue();
        assertThat(asNode("10.63.0.1", "/meta-data").statusCode()).isEqualTo(200);
    }

    private JsonNode report(String method) {
        var answer = method.equals("GET") ? get("/cloud-init/admin/drift") : write("POST", "/admin/drift", "");
        assertThat(answer.statusCode()).describedAs(answer.body()).isEqualTo(200);
        return DirectoryFixture.JSON.readTree(answer.body());
    }
}
