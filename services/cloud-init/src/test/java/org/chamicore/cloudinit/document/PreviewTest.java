package org.chamicore.cloudinit.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.chamicore.cloudinit.WholeService;
import org.chamicore.cloudinit.directory.DirectoryFixture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a node would get and make of it, and why. */
class PreviewTest extends WholeService {

    private static final String HOW = "merge_how: list(append)+dict(no_replace,recurse_list)+str()\\n";

    @BeforeEach
    void nodeInThreeGroups() {
        write("PUT", "/admin/cluster-defaults", "{\"region\": \"west\", \"extra-meta-data\": {\"site\": \"north\"}}");
        write("PUT", "/admin/groups/preview-a", """
                {"meta-data": {"ntp": "10.9.0.2"}, "extra-meta-data": {"site": "south"},
                 "file": {"content": "## template: jinja\\n#cloud-config\\ntimezone: UTC\\nntp: {servers: [{{ ds.meta_data.instance_data.v1.vendor_data.groups['preview-a'].ntp }}]}\\nruncmd: [first]\\n"}}
                """);
        write("PUT", "/admin/groups/preview-b", """
                {"file": {"content": "#cloud-config\\n%stimezone: CET\\nruncmd: [second]\\n"}}
                """.formatted(HOW));
        write("PUT", "/admin/groups/preview-c", """
                {"file": {"content": "#include\\nhttp://elsewhere.example/a.yaml\\n"}}
                """);
        write(
                "PUT",
                "/admin/instance-info/x67c0s0b0n0",
                "{\"cloud-init-base-url\": \"http://head/cloud-init\", \"region\": \"east\"}");
        INVENTORY.node("x67c0s0b0n0", 670, "10.67.0.1", "[\"preview-a\", \"preview-b\", \"preview-c\"]");
        soon().until(() ->
                asNode("10.67.0.1", "/vendor-data").body().contains("http://head/cloud-init/preview-c.yaml"));
        soon().until(() -> asNode("10.67.0.1", "/meta-data").body().contains("region: east"));
        soon().until(() -> asNode("10.67.0.1", "/meta-data").body().contains("site: south"));
    }

    @Test
    void documentsAreThoseThatTheNodeGetsWithLinksFollowedAndMerged() {
        JsonNode preview = json("/cloud-init/admin/preview/X67c0s0b00n0");

        assertThat(preview.path("id").asString()).isEqualTo("x67c0s0b0n0");
        for (String document : new String[] {"meta-data", "user-data", "vendor-data", "network-config"}) {
            assertThat(preview.path("documents").path(document).asString())
                    .isEqualTo(asNode("10.67.0.1", "/" + document).body());
        }
        assertThat(preview.path("included").propertyNames())
                .containsExactly(
                        "http://head/cloud-init/preview-a.yaml",
                        "http://head/cloud-init/preview-b.yaml",
                        "http://head/cloud-init/preview-c.yaml");
        assertThat(preview.path("included")
                        .path("http://head/cloud-init/preview-b.yaml")
                        .asString())
                .isEqualTo(asNode("10.67.0.1", "/preview-b.yaml").body());
        assertThat(preview.path("cloud-config").asString()).isEqualTo("""
                timezone: UTC
                ntp:
                  servers:
                  - 10.9.0.2
                runcmd:
                - first
                - second
                """);
        assertThat(preview.path("notes").toString()).isEqualTo("""
                [{"source":"group:preview-c","note":"http://elsewhere.example/a.yaml is not of this service for this node, and was not fetched"}]""");
    }

    @Test
    void explanationNamesWhoSetEachKeyAndWhoLost() {
        JsonNode explanation = json("/admin/explain/x67c0s0b0n0");

        assertThat(explanation.path("levels").toString())
                .isEqualTo(
                        "[\"generated\",\"defaults\",\"group:preview-a\",\"group:preview-b\",\"group:preview-c\",\"instance\"]");
        Map.of(
                        "region",
                                "{\"key\":\"region\",\"value\":\"east\",\"set-by\":\"instance\",\"lost\":[{\"level\":\"defaults\",\"value\":\"west\"}]}",
                        "extra-meta-data.site",
                                "{\"key\":\"extra-meta-data.site\",\"value\":\"south\",\"set-by\":\"group:preview-a\",\"lost\":[{\"level\":\"defaults\",\"value\":\"north\"}]}",
                        "cloud-config.timezone",
                                "{\"key\":\"cloud-config.timezone\",\"value\":\"UTC\",\"set-by\":\"group:preview-a\",\"lost\":[{\"level\":\"group:preview-b\",\"value\":\"CET\"}]}",
                        "cloud-config.runcmd",
                                "{\"key\":\"cloud-config.runcmd\",\"value\":[\"first\",\"second\"],\"set-by\":\"group:preview-a + group:preview-b\",\"lost\":[]}")
                .forEach((key, expected) -> assertThat(
                                explanation.path("keys").valueStream().filter(each -> each.path("key")
                                        .asString()
                                        .equals(key)))
                        .singleElement()
                        .isEqualTo(JsonMapper.shared().readTree(expected)));
    }

    @Test
    void whatOnlyTheNodeCanKnowIsLeftOutAndNamed() {
        write("PUT", "/admin/groups/preview-d", """
                {"file": {"content": "## template: jinja\\n#cloud-config\\n{% if v1.distro == 'debian' %}\\ntimezone: UTC\\n{% endif %}\\nhostname: {{ v1.distro }}\\n"}}
                """);
        write("PUT", "/admin/groups/preview-e", "{\"file\": {\"content\": \"#cloud-config\\nlocale: C\\n\"}}");
        write(
                "PUT",
                "/admin/groups/preview-f?force=true",
                "{\"file\": {\"content\": \"!\", \"encoding\": \"base64\"}}");
        INVENTORY.node("x67c0s2b0n0", 672, "10.67.2.1", "[\"preview-c\", \"preview-d\", \"preview-e\", \"preview-f\"]");
        soon().until(() -> asNode("10.67.2.1", "/vendor-data").body().contains("preview-e.yaml"));

        JsonNode preview = json("/admin/preview/x67c0s2b0n0");
        assertThat(preview.path("complete").booleanValue()).isFalse();
        assertThat(preview.path("cloud-config").asString()).isEqualTo("locale: C\n");
        assertThat(preview.path("not-merged").toString()).isEqualTo("""
                [{"source":"group:preview-c","reasons":["http://elsewhere.example/a.yaml is not of this service for this node, and was not fetched"]},\
                {"source":"group:preview-d","reasons":["line 3, a statement: {% if v1.distro == 'debian' %}",\
                "line 5, a statement: {% endif %}","line 6, an expression: {{ v1.distro }}"]}]""");
        assertThat(preview.path("notes").valueStream().map(note -> note.path("source")
                        .asString()))
                .containsExactly("group:preview-f", "group:preview-c", "group:preview-d");
        assertThat(json("/admin/explain/x67c0s2b0n0").path("not-merged")).isEqualTo(preview.path("not-merged"));
    }

    @Test
    void whatIsNoNodeHasNoPreview() {
        assertThat(get("/admin/preview/x67c0s9b0n9").statusCode()).isEqualTo(404);
        assertThat(get("/admin/explain/x67c0s9b0n9").statusCode()).isEqualTo(404);
        assertThat(get("/admin/preview/no id".replace(" ", "%20")).statusCode()).isEqualTo(400);
    }

    @Test
    void whatNodesWouldStumbleOverIsTakenByForceAloneAndHurtsNobody() {
        String broken = "{\"file\": {\"content\": \"not base64!\", \"encoding\": \"base64\"}}";
        assertThat(write("PUT", "/admin/groups/preview-c", broken).statusCode()).isEqualTo(422);
        assertThat(write("PUT", "/admin/groups/preview-c?force=true", broken).statusCode())
                .isEqualTo(200);

        soon().until(() -> !asNode("10.67.0.1", "/vendor-data").body().contains("preview-c"));
        assertThat(asNode("10.67.0.1", "/preview-c.yaml").body()).isEqualTo("#cloud-config\n{}\n");
        String unknown = "{\"file\": {\"content\": \"#cloud-config\\nsite_key: 1\\n\"}}";
        var refused = write("PUT", "/admin/groups/preview-c", unknown);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body())
                .contains("'site_key' is no key of cloud-config (cloud-init 25.2) (line 2, column 1)");
        assertThat(write("PUT", "/admin/groups/preview-c?force", unknown).statusCode())
                .isEqualTo(200);
        assertThat(write("PUT", "/admin/groups/preview-c?force=maybe", unknown).statusCode())
                .isEqualTo(400);
    }

    private JsonNode json(String path) {
        var answer = get(path);
        assertThat(answer.statusCode()).describedAs(answer.body()).isEqualTo(200);
        return DirectoryFixture.JSON.readTree(answer.body());
    }
}
