package org.chamicore.cloudinit.inventory;

import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;

/**
 * A component of the inventory, as much of it as nodes are told.
 *
 * @param isNode whether the inventory counts it among its nodes
 * @param nid the number that generated host names are made of; empty where the inventory has none
 */
public record Component(boolean isNode, OptionalLong nid) {

    public static final String KIND = "component";

    /** Reads what the feed says. */
    public static Component of(JsonNode value) {
        JsonNode nid = value.path("NID");
        boolean set = nid.isIntegralNumber() && nid.canConvertToLong() && nid.longValue() >= 0;
        return new Component(
                value.path("Type").asString("").equals("Node"),
                set ? OptionalLong.of(nid.longValue()) : OptionalLong.empty());
    }
}
