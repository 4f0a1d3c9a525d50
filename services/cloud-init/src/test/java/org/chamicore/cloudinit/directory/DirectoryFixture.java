package org.chamicore.cloudinit.directory;

import java.net.InetAddress;
import org.chamicore.cloudinit.node.NodeId;
import org.chamicore.web.address.IpAddress;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/** Makes directories of what tests write as JSON, the same way as the service makes them of its change log. */
public final class DirectoryFixture {

    public static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private Directory directory = Directory.EMPTY;

    public DirectoryFixture inventoryRead() {
        return put("inventory_reading", "first", "{}");
    }

    /** A node as the inventory's feed tells it: the component, one interface per address, the groups. */
    public DirectoryFixture node(String id, int nid, String address, String groups) {
        String mac = "%012x".formatted(nid);
        return put("component", id, """
                {"ID": "%s", "Type": "Node", "State": "Ready", "NID": %d}
                """.formatted(id, nid))
                .put("ethernet_interface", mac, """
                {"ID": "%s", "ComponentID": "%s", "Type": "Node", "IPAddresses": [{"IPAddress": "%s"}]}
                """.formatted(mac, id, address))
                .put("membership", id, """
                {"id": "%s", "groupLabels": %s, "partitionName": ""}
                """.formatted(id, groups));
    }

    public DirectoryFixture defaults(String json) {
        return put("cluster_defaults", "cluster", json);
    }

    public DirectoryFixture group(String json) {
        return put("node_group", JSON.readTree(json).path("name").asString(), json);
    }

    public DirectoryFixture instance(String id, String json) {
        return put("instance", id, json);
    }

    public DirectoryFixture put(String kind, String key, String json) {
        DirectoryEditor editor = directory.edit();
        editor.take(kind, key, JSON.readTree(json), JSON);
        directory = editor.done();
        return this;
    }

    public DirectoryFixture remove(String kind, String key) {
        DirectoryEditor editor = directory.edit();
        editor.take(kind, key, null, JSON);
        directory = editor.done();
        return this;
    }

    public Directory directory() {
        return directory;
    }

    public Node get(String id) {
        NodeId nodeId = NodeId.valueOf(id);
        return directory.find(nodeId).orElseThrow();
    }

    public static InetAddress address(String text) {
        return IpAddress.parse(text).orElseThrow();
    }
}
