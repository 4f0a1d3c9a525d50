package org.chamicore.cloudinit.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.chamicore.cloudinit.directory.Configuration;
import org.chamicore.cloudinit.directory.DirectoryFixture;
import org.chamicore.cloudinit.directory.Node;
import org.junit.jupiter.api.Test;

/** Three nodes of one cluster, every document compared whole. */
class DocumentTest {

    private static final String FALLBACK = "http://fallback/cloud-init";

    private final DirectoryFixture cluster = new DirectoryFixture()
            .defaults("""
                    {"cloud_provider": "onsite", "region": "west", "availability-zone": "hall2", "cluster-name": "orchard",
                     "public-keys": ["ssh-ed25519 AAAAC3ops ops@head"], "base-url": "http://10.9.0.1:8081/cloud-init/",
                     "short-name": "or", "nid-length": 5}
                    """)
            .group("""
                    {"name": "compute", "description": "Every compute node",
                     "meta-data": {"packages": ["chrony", "rsyslog"], "ntp": "10.9.0.2"},
                     "file": {"content": "IyMgdGVtcGxhdGU6IGppbmphCiNjbG91ZC1jb25maWcKe30K", "encoding": "base64"}}
                    """)
            .group("""
                    {"name": "limits", "meta-data": {
                        "Zone": "first by code point", "limits": {"memlock": 8388608, "z": {"b": 1e6, "a": [1.10, -0.5]}, "nofile": 1048576},
                        "huge": 123456789012345678901234567890, "switch": "on", "version": "1.0", "none": null, "motd": "Hello\\nworld\\n"},
                     "file": {"content": "#cloud-config\\nmotd: naïve ☃\\n"}}
                    """)
            .group("{\"name\": \"empty\", \"description\": \"Content to come\"}")
            .node("x7000c2s4b0n0", 7, "10.9.0.17", "[\"row-b\", \"compute\"]")
            .node("x7000c2s4b0n1", 123456, "10.9.0.18", "[\"limits\", \"compute\", \"empty\", \"a:b\"]")
            .instance("x7000c2s4b0n0", """
                    {"instance-id": "i-5f3a12f2", "instance-type": "gpu-4", "public-keys": ["ssh-ed25519 AAAAC3eve eve@head"]}
                    """)
            .instance("x7000c2s4b0n1", """
                    {"local-hostname": "0007", "hostname": "login.orchard.example", "cloud-init-base-url": "http://[fd00::1]:27777/cloud-init///",
                     "cluster-name": "annex", "region": "on", "availability-zone": "12:30", "cloud-provider": "=",
                     "public-keys": ["ssh-rsa AAAA \\"quoted\\": #1", "ssh-ed25519 AAAAC3ops ops@head"]}
                    """)
            .group("{\"name\": \"a:b\", \"file\": {\"content\": \"#!/bin/sh\\n\"}}");

    @Test
    void metaDataOfANodeAsTheReferenceShowsIt() {
        Golden.assertSame(metaData("x7000c2s4b0n0"), "meta-data-gpu.yaml");
    }

    @Test
    void metaDataOfANodeThatOverridesAlmostEverything() {
        Golden.assertSame(metaData("x7000c2s4b0n1"), "meta-data-overrides.yaml");
    }

    @Test
    void metaDataOfANodeOfWhichLittleIsKnownInAClusterWithoutDefaults() {
        DirectoryFixture bare =
                new DirectoryFixture().put("component", "x0c0s0b0n0", "{\"Type\": \"Node\", \"NID\": 7}");

        Golden.assertSame(
                utf8(Documents.of(bare.get("x0c0s0b0n0"), bare.directory().configuration())
                        .metaData()),
                "meta-data-bare.yaml");
    }

    @Test
    void vendorDataKeepsTheInventorysOrderAndLeavesOutWhatHasNoContent() {
        Golden.assertSame(vendorData("x7000c2s4b0n0"), "vendor-data-gpu.txt");
        Golden.assertSame(vendorData("x7000c2s4b0n1"), "vendor-data-overrides.txt");
    }

    @Test
    void vendorDataOfANodeInNoGroupIsSilent() {
        cluster.node("x0c0s0b0n0", 1, "10.0.0.1", "[]");

        assertThat(vendorData("x0c0s0b0n0")).isEqualTo("#include\n");
    }

    @Test
    void vendorDataFallsBackToWhereTheServiceIs() {
        cluster.defaults("{}");

        assertThat(vendorData("x7000c2s4b0n0")).isEqualTo("#include\nhttp://fallback/cloud-init/compute.yaml\n");
    }

    @Test
    void baseUrlOfOneNodeIsNoOtherNodesBaseUrl() {
        cluster.defaults("{}");

        assertThat(vendorData("x7000c2s4b0n1")).contains("http://[fd00::1]:27777/cloud-init/compute.yaml");
        assertThat(vendorData("x7000c2s4b0n0")).contains("http://fallback/cloud-init/compute.yaml");
    }

    @Test
    void groupFileIsDecodedAndOtherwiseUntouched() {
        assertThat(group("x7000c2s4b0n0", "compute")).isEqualTo("## template: jinja\n#cloud-config\n{}\n");
        assertThat(group("x7000c2s4b0n1", "limits")).isEqualTo("#cloud-config\nmotd: naïve ☃\n");
    }

    @Test
    void memberOfAGroupWithoutContentGetsASilentDocument() {
        assertThat(group("x7000c2s4b0n1", "empty")).isEqualTo("#cloud-config\n{}\n");
        assertThat(group("x7000c2s4b0n0", "row-b")).isEqualTo("#cloud-config\n{}\n");
    }

    @Test
    void otherGroupsAreNoneOfTheNodesBusiness() {
        assertThat(GroupDocument.of(node("x7000c2s4b0n0"), "limits", configuration()))
                .isEmpty();
        assertThat(GroupDocument.of(node("x7000c2s4b0n0"), "nonsense", configuration()))
                .isEmpty();
    }

    private String metaData(String id) {
        return utf8(Documents.of(node(id), configuration()).metaData());
    }

    private String vendorData(String id) {
        return Documents.of(node(id), configuration()).vendorData(FALLBACK);
    }

    private String group(String id, String group) {
        return utf8(GroupDocument.of(node(id), group, configuration()).orElseThrow());
    }

    private static String utf8(byte[] document) {
        return new String(document, StandardCharsets.UTF_8);
    }

    private Node node(String id) {
        return cluster.get(id);
    }

    private Configuration configuration() {
        return cluster.directory().configuration();
    }
}
