package org.chamicore.cli.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sixteen nodes behind four board controllers, with groups, boot parameters and cloud-init data: each document as it goes
 * to its API. They lie in {@code resources/demo/}.
 */
public final class SampleCluster {

    /** The node whose boot the demo shows. */
    public static final String FIRST_NODE = "x1000c0s0b0n0";

    /** The address from which it boots. */
    public static final String FIRST_MAC = "02:00:00:00:00:01";

    /** That of its neighbour. */
    public static final String SECOND_MAC = "02:00:00:00:00:02";

    private SampleCluster() {}

    /** What the site decides about its nodes before they are found: names, roles, numbers. */
    public static JsonNode components() {
        return read("components");
    }

    /** What magellan finds and sends, one document per board controller. */
    public static List<JsonNode> redfishEndpoints() {
        return list("redfish-endpoints");
    }

    /** Groups of the inventory, with their members. */
    public static List<JsonNode> groups() {
        return list("groups");
    }

    /** Boot parameters, by role. */
    public static List<JsonNode> bootParameters() {
        return list("boot-parameters");
    }

    /** Cluster defaults of cloud-init. */
    public static JsonNode clusterDefaults() {
        return read("cluster-defaults");
    }

    /** Groups of cloud-init. */
    public static List<JsonNode> cloudInitGroups() {
        return list("cloud-init-groups");
    }

    private static List<JsonNode> list(String name) {
        return List.copyOf(read(name).values());
    }

    private static JsonNode read(String name) {
        String path = "/demo/%s.json".formatted(name);
        try (InputStream resource = Objects.requireNonNull(SampleCluster.class.getResourceAsStream(path), path)) {
            return JsonMapper.shared().readTree(resource);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
