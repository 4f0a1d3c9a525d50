package org.chamicore.cloudinit.inventory;

import java.util.List;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/**
 * The groups that a component is in.
 *
 * @param labels in the inventory's order, which the nodes' include lists keep
 */
public record Membership(List<String> labels) {

    public static final String KIND = "membership";

    /** In no group. */
    public static final Membership NONE = new Membership(List.of());

    public Membership {
        labels = List.copyOf(labels);
    }

    /** Reads what the feed says. */
    public static Membership of(JsonNode value) {
        return new Membership(StreamSupport.stream(value.path("groupLabels").spliterator(), false)
                .filter(JsonNode::isString)
                .map(JsonNode::stringValue)
                .distinct()
                .toList());
    }
}
