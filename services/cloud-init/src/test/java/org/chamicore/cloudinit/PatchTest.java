package org.chamicore.cloudinit;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** PATCH of everything that can be set: RFC 7386. */
class PatchTest extends WholeService {

    @Test
    void defaultsAreChangedKeyByKeyAndNullTakesAway() {
        write("PUT", "/admin/cluster-defaults", """
                {"region": "west", "cluster-name": "orchard", "nid-length": 5, "public-keys": ["a"],
                 "extra-meta-data": {"a": 1, "b": {"c": 2}}}
                """);

        HttpResponse<String> patched = send(request("/cloud-init/admin/cluster-defaults")
                .header("Authorization", "Bearer " + WRITER)
                .header("Content-Type", "application/merge-patch+json")
                .method("PATCH", BodyPublishers.ofString("""
                        {"region": null, "nid-length": null, "public-keys": ["b"], "extra-meta-data": {"a": null, "b": {"d": 3}},
                         "network-config": {"nameservers": ["10.0.0.1"]}}
                        """)));

        String expected = """
                {"cluster-name":"orchard","public-keys":["b"],"extra-meta-data":{"b":{"c":2,"d":3}},\
                "network-config":{"nameservers":["10.0.0.1"]}}""";
        assertThat(patched.statusCode()).isEqualTo(200);
        assertThat(patched.body()).isEqualTo(expected);
        assertThat(get("/admin/cluster-defaults").body()).isEqualTo(expected);
        write("DELETE", "/admin/cluster-defaults", "");
        assertThat(get("/admin/cluster-defaults").body()).isEqualTo("{}");
    }

    @Test
    void everySpellingOfAKeyIsThatKey() {
        write(
                "PUT",
                "/admin/cluster-defaults",
                "{\"cloud_provider\": \"a\", \"region\": \"west\", \"rerun-on-change\": true}");

        assertThat(write("PATCH", "/admin/cluster-defaults", "{\"cloud-provider\": \"b\", \"Region\": null}")
                        .body())
                .isEqualTo("{\"cloud_provider\":\"b\",\"rerun-on-change\":true}");
        assertThat(write("PATCH", "/admin/cluster-defaults", "{\"Cloud-Provider\": null, \"Rerun-On-Change\": null}")
                        .body())
                .isEqualTo("{}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /admin/cluster-defaults          | {"network": {"subnets": []}}                       | network
            /admin/cluster-defaults          | {"network-config": {"subnets": [{"gatway": "x"}]}} | network-config.subnets[0].gatway
            /admin/instance-info/x61c0s0b0n0 | {"host-name": "a"}                                 | host-name
            """)
    void keyThatIsNoneIsRefusedByName(String path, String patch, String field) {
        HttpResponse<String> refused = write("PATCH", path, patch);

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("\"field\":\"%s\"".formatted(field));
    }

    @Test
    void groupIsChangedKeyByKey() {
        write("PUT", "/admin/groups/patched", """
                {"description": "before", "meta-data": {"a": 1, "b": 2}, "file": {"content": "#!/bin/sh", "filename": "x"}}
                """);

        HttpResponse<String> patched = write("PATCH", "/admin/groups/patched", """
                {"name": "other", "description": null, "meta-data": {"a": null, "c": 3}, "file": {"filename": null}}
                """);

        assertThat(patched.statusCode()).isEqualTo(200);
        assertThat(patched.body()).isEqualTo("""
                {"name":"patched","meta-data":{"b":2,"c":3},\
                "file":{"content":"#!/bin/sh","filename":"","encoding":"plain"}}""");
        assertThat(write("PATCH", "/admin/groups/no-such-group", "{}").statusCode())
                .isEqualTo(404);
    }

    @Test
    void instanceIsChangedKeyByKeyAndMadeWhereThereWasNone() {
        write("DELETE", "/admin/instance-info/x61c0s0b0n0", "");

        assertThat(write("PATCH", "/admin/instance-info/x61c0s0b0n0", "{\"hostname\": \"a\", \"instance-id\": \"i-1\"}")
                        .body())
                .isEqualTo("{\"id\":\"x61c0s0b0n0\",\"instance-id\":\"i-1\",\"hostname\":\"a\"}");
        assertThat(write("PATCH", "/admin/instance-info/x61c0s0b0n0", "{\"region\": \"east\"}")
                        .body())
                .isEqualTo("{\"id\":\"x61c0s0b0n0\",\"instance-id\":\"i-1\",\"hostname\":\"a\",\"region\":\"east\"}");
        assertThat(write("PATCH", "/admin/instance-info/x61c0s0b0n0", "{\"instance-id\": null}")
                        .body())
                .isEqualTo("{\"id\":\"x61c0s0b0n0\",\"hostname\":\"a\",\"region\":\"east\"}");
    }

    @Test
    void renewedInstanceIdIsAnotherEachTimeAndNothingElseChanges() {
        write("PUT", "/admin/instance-info/x61c0s0b0n1", "{\"instance-id\": \"i-1\", \"hostname\": \"a\"}");

        String first =
                write("POST", "/admin/instance-info/x61c0s0b0n1/renew", "").body();
        String second =
                write("POST", "/admin/instance-info/x61c0s0b0n1/renew", "").body();
        assertThat(first)
                .matches("\\{\"id\":\"x61c0s0b0n1\",\"instance-id\":\"i-[0-9a-f]{16}\",\"hostname\":\"a\"}")
                .isNotEqualTo(second);
        assertThat(get("/admin/instance-info/x61c0s0b0n1").body()).isEqualTo(second);
    }

    @Test
    void whatIsRefusedChangesNothing() {
        write("PUT", "/admin/groups/patch-bad", "{\"description\": \"before\"}");
        for (String body : new String[] {
            "{\"description\": 7}",
            "{\"meta-data\": \"text\"}",
            "{\"file\": {\"content\": \"#cloud-config\\nnonsense: 1\\n\"}}",
            "{\"network-config\": {\"subnets\": [{\"cidr\": \"10.0.0.1\"}]}}",
            "{\"network-config\": {\"subnets\": [{\"cidr\": \"10.0.0.0/8\", \"gateway\": \"11.0.0.1\"}]}}",
            "{\"network-config\": {\"nameservers\": [\"dns.example\"]}}",
            "{\"extra-meta-data\": {\"instance-id\": \"i-2\"}}",
            "[]",
            "7"
        }) {
            HttpResponse<String> answer = write("PATCH", "/admin/groups/patch-bad", body);
            assertThat(answer.statusCode()).describedAs(body).isBetween(400, 422);
            assertThat(answer.headers().firstValue("Content-Type"))
                    .describedAs(body)
                    .hasValue("application/problem+json");
        }
        assertThat(get("/admin/groups/patch-bad").body())
                .isEqualTo("{\"name\":\"patch-bad\",\"description\":\"before\","
                        + "\"file\":{\"content\":\"\",\"filename\":\"\",\"encoding\":\"plain\"}}");
        assertThat(write("PATCH", "/admin/cluster-defaults", "{\"nid-length\": \"five\"}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(write("PATCH", "/admin/cluster-defaults", "{\"hostname-pattern\": \"{colour}\"}")
                        .statusCode())
                .isEqualTo(400);
    }
}
