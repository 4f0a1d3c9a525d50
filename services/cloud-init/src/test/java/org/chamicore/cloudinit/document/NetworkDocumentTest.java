package org.chamicore.cloudinit.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.chamicore.cloudinit.directory.DirectoryFixture;
import org.junit.jupiter.api.Test;

class NetworkDocumentTest {

    private static final String NODE = "x0c0s0b0n0";

    private final DirectoryFixture cluster = new DirectoryFixture()
            .put("component", NODE, "{\"Type\": \"Node\", \"NID\": 7}")
            .put("membership", NODE, "{\"groupLabels\": [\"compute\", \"fast\"]}");

    @Test
    void isEmptyWhereNothingIsConfigured() {
        nic("020000000001", "02:00:00:00:00:01", "10.9.0.17");

        assertThat(document()).isEmpty();
    }

    @Test
    void isEmptyWhereNoAddressIsInAConfiguredNetwork() {
        nic("020000000001", "02:00:00:00:00:01", "192.168.0.17");
        cluster.defaults(
                "{\"network-config\": {\"subnets\": [{\"cidr\": \"10.9.0.0/16\"}], \"nameservers\": [\"10.9.0.2\"]}}");

        assertThat(document()).isEmpty();
    }

    @Test
    void namesEveryInterfaceWithTruePrefixLengthsOneWayOutAndNameServers() {
        nic("020000000001", "02:00:00:00:00:01", "10.9.0.17");
        nic("020000000002", "02-00-00-00-00-02", "10.20.0.17", "fd00:20::17", "172.16.0.1");
        nic("020000000003", "020000000003", "192.168.0.17");
        nic("020000000004", "12:34:56:11:22:33");
        nic("nomac", "", "10.9.0.18");
        cluster.defaults("""
                {"network-config": {
                    "subnets": [{"cidr": "10.0.0.0/8", "gateway": "10.0.0.1"}, {"cidr": "10.9.0.0/16", "gateway": "10.9.0.1"},
                                {"cidr": "10.20.0.0/22", "gateway": "10.20.0.1"}],
                    "nameservers": ["10.9.0.2", "10.9.0.3"], "search": ["orchard.example"]}}
                """);
        cluster.group("{\"name\": \"compute\", \"network-config\": {\"nameservers\": [\"10.20.0.2\"]}}");
        cluster.group("""
                {"name": "fast", "network-config": {"subnets": [
                    {"cidr": "10.20.0.0/22", "mtu": 9000}, {"cidr": "fd00:20::/64", "gateway": "fd00:20::1"}]}}
                """);

        Golden.assertSame(document(), "network-config.yaml");
    }

    private void nic(String id, String mac, String... addresses) {
        StringBuilder list = new StringBuilder();
        for (String address : addresses) {
            list.append(list.isEmpty() ? "" : ", ").append("{\"IPAddress\": \"%s\"}".formatted(address));
        }
        cluster.put("ethernet_interface", id, """
                {"ID": "%s", "ComponentID": "%s", "MACAddress": "%s", "IPAddresses": [%s]}
                """.formatted(id, NODE, mac, list));
    }

    private String document() {
        return new String(
                Documents.of(cluster.get(NODE), cluster.directory().configuration())
                        .networkConfig(),
                StandardCharsets.UTF_8);
    }
}
