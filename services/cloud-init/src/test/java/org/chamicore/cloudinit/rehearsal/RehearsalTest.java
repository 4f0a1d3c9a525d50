package org.chamicore.cloudinit.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.chamicore.cloudinit.WholeService;
import org.chamicore.cloudinit.directory.DirectoryFixture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** {@code ?dryRun=true}: says what would change, and changes nothing. */
class RehearsalTest extends WholeService {

    @BeforeEach
    void twoNodes() {
        write("PUT", "/admin/cluster-defaults", "{}");
        write("PUT", "/admin/groups/rehearsed", "{\"file\": {\"content\": \"#cloud-config\\ntimezone: UTC\\n\"}}");
        write("DELETE", "/admin/groups/rehearsed-new", "");
        write("DELETE", "/admin/instance-info/x60c0s0b0n0", "");
        INVENTORY.node("x60c0s0b0n0", 600, "10.60.0.1", "[\"rehearsed\", \"rehearsed-new\"]");
        INVENTORY.node("x60c0s0b0n1", 601, "10.60.0.2", "[\"rehearsed\"]");
        INVENTORY.node("x60c0s0b0n2", 602, "10.60.0.3", "[]");
        soon().until(() -> asNode("10.60.0.3", "/meta-data").statusCode() == 200);
        soon().until(() -> asNode("10.60.0.1", "/rehearsed.yaml").body().contains("UTC"));
        soon().until(() -> asNode("10.60.0.1", "/vendor-data").body().lines().count() == 2);
        soon().until(() -> !asNode("10.60.0.1", "/meta-data").body().contains("region"));
    }

    @Test
    void groupThatWouldChangeNamesItsMembersAndTheirDocuments() {
        String before = get("/admin/groups/rehearsed").body();

        HttpResponse<String> answer = write("PUT", "/cloud-init/admin/groups/rehearsed/?dryRun=true", """
                {"meta-data": {"ntp": "10.0.0.1"}, "file": {"content": "#cloud-config\\ntimezone: CET\\n"}}
                """);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(answer.body()).isEqualTo("""
                {"dry-run":true,"status":200,"nodes":[\
                {"id":"x60c0s0b0n0","documents":["meta-data","rehearsed.yaml"]},\
                {"id":"x60c0s0b0n1","documents":["meta-data","rehearsed.yaml"]}]}""");
        assertThat(get("/admin/groups/rehearsed").body()).isEqualTo(before);
        assertThat(asNode("10.60.0.1", "/rehearsed.yaml").body()).contains("UTC");
    }

    @Test
    void groupThatWouldBeNewIsInTheIncludeListOfItsMembers() {
        JsonNode answer = rehearse(
                "POST", "/admin/groups", "{\"name\": \"rehearsed-new\", \"file\": {\"content\": \"#!/bin/sh\\n\"}}");

        assertThat(answer.path("status").asInt()).isEqualTo(201);
        assertThat(answer.path("nodes").toString())
                .isEqualTo("[{\"id\":\"x60c0s0b0n0\",\"documents\":[\"vendor-data\",\"rehearsed-new.yaml\"]}]");
        assertThat(get("/admin/groups/rehearsed-new").statusCode()).isEqualTo(404);
    }

    @Test
    void groupThatWouldGoLeavesTheIncludeList() {
        JsonNode answer = rehearse("DELETE", "/admin/groups/rehearsed", "");

        assertThat(answer.path("nodes").valueStream().map(node -> node.path("id")
                        .asString()))
                .containsExactly("x60c0s0b0n0", "x60c0s0b0n1");
        assertThat(get("/admin/groups/rehearsed").statusCode()).isEqualTo(200);
    }

    @Test
    void instanceChangesItsNodeAlone() {
        for (String method : new String[] {"PUT", "PATCH"}) {
            JsonNode answer = rehearse(method, "/admin/instance-info/x60c0s0b0n0", "{\"hostname\": \"login\"}");
            assertThat(answer.path("nodes").toString())
                    .isEqualTo("[{\"id\":\"x60c0s0b0n0\",\"documents\":[\"meta-data\"]}]");
        }
        JsonNode renewed = rehearse("POST", "/admin/instance-info/x60c0s0b0n0/renew", "");
        assertThat(renewed.path("nodes").size()).isEqualTo(1);
        assertThat(get("/admin/instance-info/x60c0s0b0n0").statusCode()).isEqualTo(404);
    }

    @Test
    void defaultsChangeAllNodes() {
        for (String method : new String[] {"POST", "PUT", "PATCH"}) {
            JsonNode answer = rehearse(method, "/admin/cluster-defaults", "{\"region\": \"rehearsed\"}");
            assertThat(answer.path("nodes").valueStream().map(node -> node.path("id")
                            .asString()))
                    .contains("x60c0s0b0n0", "x60c0s0b0n1", "x60c0s0b0n2");
        }
        assertThat(rehearse("DELETE", "/admin/cluster-defaults", "")
                        .path("nodes")
                        .size())
                .isZero();
        assertThat(get("/admin/cluster-defaults").body()).isEqualTo("{}");
    }

    @Test
    void whatWouldBeRefusedIsRefusedInTheSameWords() {
        for (String query : new String[] {"", "?dryRun=true"}) {
            HttpResponse<String> taken = write("POST", "/admin/groups" + query, "{\"name\": \"rehearsed\"}");
            assertThat(taken.statusCode()).isEqualTo(409);
            assertThat(taken.body()).contains("not added as it already exists");
            HttpResponse<String> bad = write("PUT", "/admin/groups/x" + query, "{\"file\": {\"content\": \"x\"}}");
            assertThat(bad.statusCode()).isEqualTo(422);
            assertThat(write("DELETE", "/admin/groups/no-such-group" + query, "")
                            .statusCode())
                    .isEqualTo(404);
        }
        assertThat(write("PUT", "/admin/groups/rehearsed?dryRun=perhaps", "{}").statusCode())
                .isEqualTo(400);
    }

    @Test
    void tokenIsLookedAtFirst() {
        HttpResponse<String> answer = send(request("/admin/groups/rehearsed?dryRun=true")
                .header("Authorization", "Bearer " + READER)
                .DELETE());

        assertThat(answer.statusCode()).isEqualTo(403);
    }

    private JsonNode rehearse(String method, String path, String body) {
        HttpResponse<String> answer = write(method, path + "?dryRun=true", body);
        assertThat(answer.statusCode()).describedAs(answer.body()).isEqualTo(200);
        return DirectoryFixture.JSON.readTree(answer.body());
    }
}
