package org.chamicore.cloudinit.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chamicore.cloudinit.directory.DirectoryFixture.address;

import org.chamicore.cloudinit.node.NodeId;
import org.junit.jupiter.api.Test;

class DirectoryTest {

    private static final NodeId FIRST = NodeId.valueOf("x0c0s1b0n0");
    private static final NodeId SECOND = NodeId.valueOf("x0c0s1b0n1");

    private final DirectoryFixture fixture = new DirectoryFixture();

    @Test
    void nodeIsFoundByIdAndByEveryAddressOfEveryInterface() {
        fixture.node("x0c0s1b0n0", 1, "10.0.0.1", "[]").put("ethernet_interface", "aa", """
                        {"ComponentID": "x0c0s1b0n0", "IPAddresses": [{"IPAddress": "10.1.0.1"}, {"IPAddress": "fd00::1"}]}
                        """);

        assertThat(fixture.directory().find(FIRST)).map(Node::id).hasValue(FIRST);
        assertThat(holder("10.0.0.1")).isEqualTo(FIRST);
        assertThat(holder("10.1.0.1")).isEqualTo(FIRST);
        assertThat(holder("FD00:0::0001")).isEqualTo(FIRST);
        assertThat(holder("10.0.0.2")).isNull();
    }

    @Test
    void factsMayArriveInAnyOrder() {
        fixture.put("membership", "x0c0s1b0n0", "{\"groupLabels\": [\"compute\"]}")
                .put("ethernet_interface", "aa", """
                        {"ComponentID": "x0c0s1b0n0", "IPAddresses": [{"IPAddress": "10.0.0.1"}]}
                        """)
                .instance("x0c0s1b0n0", "{\"id\": \"x0c0s1b0n0\", \"instance-type\": \"gpu-4\"}");
        assertThat(holder("10.0.0.1")).isNull();
        assertThat(fixture.directory().nodeCount()).isZero();

        fixture.put("component", "x0c0s1b0n0", "{\"Type\": \"Node\"}");

        Node node = fixture.directory().find(address("10.0.0.1")).orElseThrow();
        assertThat(node.labels()).containsExactly("compute");
        assertThat(node.instance().instanceType()).isEqualTo("gpu-4");
        assertThat(fixture.directory().nodeCount()).isEqualTo(1);
    }

    @Test
    void whatIsGoneIsGone() {
        fixture.node("x0c0s1b0n0", 1, "10.0.0.1", "[\"compute\"]").group("{\"name\": \"compute\"}");

        fixture.remove("ethernet_interface", "000000000001");
        assertThat(holder("10.0.0.1")).isNull();
        fixture.remove("membership", "x0c0s1b0n0");
        assertThat(fixture.get("x0c0s1b0n0").labels()).isEmpty();
        fixture.remove("node_group", "compute");
        assertThat(fixture.directory().configuration().group("compute")).isEmpty();
        fixture.remove("component", "x0c0s1b0n0");
        assertThat(fixture.directory().find(FIRST)).isEmpty();
        assertThat(fixture.directory().nodeCount()).isZero();
    }

    @Test
    void interfaceThatMovesBelongsToItsNewNodeAlone() {
        fixture.node("x0c0s1b0n0", 1, "10.0.0.1", "[]")
                .put("component", "x0c0s1b0n1", "{\"Type\": \"Node\"}")
                .put("ethernet_interface", "000000000001", """
                        {"ComponentID": "x0c0s1b0n1", "IPAddresses": [{"IPAddress": "10.0.0.1"}]}
                        """);

        assertThat(holder("10.0.0.1")).isEqualTo(SECOND);
        assertThat(fixture.get("x0c0s1b0n0").interfaces()).isEmpty();
    }

    @Test
    void addressThatChangesIsNoLongerTheNodes() {
        fixture.node("x0c0s1b0n0", 1, "10.0.0.1", "[]").node("x0c0s1b0n0", 1, "10.0.0.2", "[]");

        assertThat(holder("10.0.0.1")).isNull();
        assertThat(holder("10.0.0.2")).isEqualTo(FIRST);
    }

    @Test
    void sameAddressTwiceBelongsToTheInterfaceUpdatedLast() {
        fixture.put("component", "x0c0s1b0n0", "{\"Type\": \"Node\"}")
                .put("component", "x0c0s1b0n1", "{\"Type\": \"Node\"}")
                .put("ethernet_interface", "aa", claim("x0c0s1b0n0", "2026-11-20T10:00:00Z"))
                .put("ethernet_interface", "bb", claim("x0c0s1b0n1", "2026-11-20T11:00:00Z"));
        assertThat(holder("10.0.0.1")).isEqualTo(SECOND);

        fixture.put("ethernet_interface", "aa", claim("x0c0s1b0n0", "2026-11-20T12:00:00Z"));
        assertThat(holder("10.0.0.1")).isEqualTo(FIRST);

        fixture.remove("ethernet_interface", "aa");
        assertThat(holder("10.0.0.1")).isEqualTo(SECOND);
    }

    @Test
    void interfaceOfNobodyShadowsNobody() {
        fixture.node("x0c0s1b0n0", 1, "10.0.0.1", "[]")
                .put("ethernet_interface", "aa", claim("", "2026-11-20T12:00:00Z"))
                .put("ethernet_interface", "bb", claim("x9c0s0b0n0", "2026-11-20T12:00:00Z"));

        assertThat(holder("10.0.0.1")).isEqualTo(FIRST);
    }

    @Test
    void whatCannotBeUnderstoodIsLeftOut() {
        fixture.node("x0c0s1b0n0", 1, "not an address", "[1, null, \"compute\"]")
                .put("component", "not an id", "{\"Type\": \"Node\"}")
                .put(
                        "ethernet_interface",
                        "aa",
                        "{\"ComponentID\": \"/\", \"IPAddresses\": \"none\", \"LastUpdate\": 7}")
                .put("hsn_switch", "x0", "[]");

        assertThat(fixture.get("x0c0s1b0n0").addresses()).isEmpty();
        assertThat(fixture.get("x0c0s1b0n0").labels()).containsExactly("compute");
        assertThat(fixture.directory().nodeCount()).isEqualTo(1);
    }

    @Test
    void sameChangeTwiceIsAsOnce() {
        fixture.node("x0c0s1b0n0", 1, "10.0.0.1", "[\"compute\"]");
        Node before = fixture.get("x0c0s1b0n0");

        fixture.node("x0c0s1b0n0", 1, "10.0.0.1", "[\"compute\"]");

        assertThat(fixture.get("x0c0s1b0n0")).isEqualTo(before);
        fixture.remove("ethernet_interface", "000000000001").remove("ethernet_interface", "000000000001");
        assertThat(holder("10.0.0.1")).isNull();
    }

    @Test
    void versionThatWasTakenDoesNotChange() {
        Directory before = fixture.node("x0c0s1b0n0", 1, "10.0.0.1", "[]").directory();

        fixture.remove("component", "x0c0s1b0n0").group("{\"name\": \"compute\"}");

        assertThat(before.find(FIRST)).isPresent();
        assertThat(before.find(address("10.0.0.1"))).isPresent();
        assertThat(before.configuration().group("compute")).isEmpty();
        assertThat(before.nodeCount()).isEqualTo(1);
    }

    @Test
    void configurationIsTheSameObjectUntilItChanges() {
        Configuration before =
                fixture.defaults("{\"region\": \"west\"}").directory().configuration();

        fixture.node("x0c0s1b0n0", 1, "10.0.0.1", "[]");

        assertThat(fixture.directory().configuration()).isSameAs(before);
    }

    private NodeId holder(String address) {
        return fixture.directory().find(address(address)).map(Node::id).orElse(null);
    }

    private static String claim(String node, String lastUpdate) {
        return """
                {"ComponentID": "%s", "LastUpdate": "%s", "IPAddresses": [{"IPAddress": "10.0.0.1"}]}
                """.formatted(node, lastUpdate);
    }
}
