package org.chamicore.boot.node;

import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A node's component in the inventory.
 *
 * @param role what the node is for; blank where it has none
 * @param subRole what in particular; blank where it has none
 * @param nid its number, if it has one
 * @param isEmpty whether the inventory believes its place to be empty
 * @param json the whole of it, as the inventory shows it
 */
public record Component(String role, String subRole, Optional<Nid> nid, boolean isEmpty, String json) {

    /** Reads what the feed tells; empty where that is no node. */
    static Optional<Component> of(JsonNode told) {
        if (!told.path("Type").asString("").equals("Node")) {
            return Optional.empty();
        }
        return Optional.of(new Component(
                told.path("Role").asString("").intern(),
                told.path("SubRole").asString("").intern(),
                nid(told.path("NID")),
                told.path("State").asString("").equalsIgnoreCase("Empty"),
                told.toString()));
    }

    private static Optional<Nid> nid(JsonNode told) {
        return told.isIntegralNumber() && told.canConvertToInt() && told.intValue() > 0
                ? Optional.of(new Nid(told.intValue()))
                : Optional.empty();
    }
}
