package org.chamicore.cli.imports;

import tools.jackson.databind.node.ObjectNode;

/**
 * One thing of a source, in the words of the API that takes it.
 *
 * @param id by which it is compared and reported
 * @param body what is sent
 * @param compared what of it must hold in Chamicore for the two to be the same
 */
public record Item(String id, ObjectNode body, ObjectNode compared) {

    /** One of which everything is compared. */
    public static Item of(String id, ObjectNode body) {
        return new Item(id, body, body);
    }

    /** The same with other contents, all compared. */
    public Item with(ObjectNode other) {
        return of(id, other);
    }

    /** Without its contents, which may hold a password. */
    @Override
    public String toString() {
        return "Item[%s]".formatted(id);
    }
}
