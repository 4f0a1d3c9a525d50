package org.chamicore.cloudinit.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.chamicore.cloudinit.WholeService;
import org.chamicore.cloudinit.directory.DirectoryFixture;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** All that can be set goes out and comes back the same. */
class TransferTest extends WholeService {

    @Autowired
    private JdbcClient jdbc;

    private static final String GROUP = """
            {"name":"moved","description":"a group","meta-data":{"n":1.10},\
            "file":{"content":"#!/bin/sh","filename":"x","encoding":"plain"},"versions":{"a":"1"},\
            "extra-meta-data":{"site":"north"},"network-config":{"subnets":[{"cidr":"10.0.0.0/8","gateway":"10.0.0.1","mtu":9000}],\
            "nameservers":["10.0.0.2"],"search":["a.example"]},"rerun-on-change":true}""";
    private static final String INSTANCE = """
            {"id":"x62c0s0b0n0","instance-id":"i-1","hostname":"a","extra-meta-data":{"rack":4}}""";

    @Test
    void whatWasExportedComesBackTheSame() {
        write("PUT", "/admin/cluster-defaults", "{\"region\": \"west\", \"hostname-pattern\": \"r{rack}-{nid:3}\"}");
        write("PUT", "/admin/groups/moved", GROUP);
        write("PUT", "/admin/instance-info/x62c0s0b0n0", INSTANCE);

        String exported = get("/cloud-init/admin/export").body();
        JsonNode all = DirectoryFixture.JSON.readTree(exported);
        assertThat(all.path("cluster-defaults").toString())
                .isEqualTo("{\"region\":\"west\",\"hostname-pattern\":\"r{rack}-{nid:3}\"}");
        assertThat(all.path("groups").path("moved").toString()).isEqualTo(GROUP);
        assertThat(all.path("instance-info").path("x62c0s0b0n0").toString()).isEqualTo(INSTANCE);

        write("PUT", "/admin/cluster-defaults", "{}");
        write("DELETE", "/admin/groups/moved", "");
        write("DELETE", "/admin/instance-info/x62c0s0b0n0", "");
        assertThat(write("POST", "/admin/import?force=true", exported).statusCode())
                .isEqualTo(200);
        assertThat(get("/admin/export").body()).isEqualTo(exported);
        write("PUT", "/admin/cluster-defaults", "{}");
    }

    @Test
    void filesOfOpenChamisServerAreTakenAsTheyAre() {
        assertThat(write("POST", "/cloud-init/admin/import", """
                        clusterdefaults:
                          cloud_provider: onsite
                          public-keys:
                          - ssh-ed25519 AAAAC3ops ops@head
                        groups:
                          moved-yaml:
                            description: 'from a file'
                            meta-data: {ntp: 10.9.0.2, date: 2026-11-20, n: 1.5}
                            file:
                              content: |
                                #cloud-config
                                timezone: UTC
                              encoding: plain
                        instances:
                          X062c0s0b00n2:
                            local-hostname: yaml
                        """).statusCode()).isEqualTo(200);

        JsonNode all = DirectoryFixture.JSON.readTree(get("/admin/export").body());
        assertThat(all.path("cluster-defaults").toString())
                .isEqualTo("{\"cloud_provider\":\"onsite\",\"public-keys\":[\"ssh-ed25519 AAAAC3ops ops@head\"]}");
        assertThat(all.path("groups").path("moved-yaml").toString()).isEqualTo("""
                {"name":"moved-yaml","description":"from a file","meta-data":{"n":1.5,"ntp":"10.9.0.2","date":"2026-11-20"},\
                "file":{"content":"#cloud-config\\ntimezone: UTC\\n","filename":"","encoding":"plain"}}""");
        assertThat(all.path("instance-info").path("x62c0s0b0n2").toString())
                .isEqualTo("{\"id\":\"x62c0s0b0n2\",\"local-hostname\":\"yaml\"}");
        write("PUT", "/admin/cluster-defaults", "{}");
    }

    /** All of them in one transaction, and then each of them in memory. */
    @Test
    void tenThousandGroupsAreTakenAtOnce() {
        INVENTORY.node("x62c0s1b0n0", 621, "10.62.1.0", "[\"many-9999\"]");
        String groups = IntStream.range(0, 10_000)
                .mapToObj(nr ->
                        "\"many-%d\": {\"file\": {\"content\": \"#cloud-config\\ntimezone: UTC\\n\"}}".formatted(nr))
                .collect(Collectors.joining(", ", "{\"groups\": {", "}}"));

        assertThat(write("POST", "/admin/import", groups).statusCode()).isEqualTo(200);
        soon().until(() -> asNode("10.62.1.0", "/vendor-data").body().contains("many-9999.yaml"));
        assertThat(get("/admin/groups/many-5000").statusCode()).isEqualTo(200);
        jdbc.sql("delete from node_group where name like 'many-%'").update();
    }

    @Test
    void oneFaultRefusesAllOfIt() {
        HttpResponse<String> answer = write("POST", "/admin/import", """
                {"groups": {"moved-good": {"description": "a"}, "moved-bad": {"file": {"content": "#cloud-config\\nnonsense: 1\\n"}}},
                 "instances": {"no id": {}, "x62c0s0b0n1": {"hostname": "-"}}}
                """);

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(DirectoryFixture.JSON
                        .readTree(answer.body())
                        .path("errors")
                        .valueStream()
                        .map(error -> error.path("field").asString()))
                .containsExactly(
                        "groups.moved-bad.file.content", "instance-info.no id", "instance-info.x62c0s0b0n1.hostname");
        assertThat(get("/admin/groups/moved-good").statusCode()).isEqualTo(404);
    }
}
