package org.chamicore.cloudinit.inventory;

import org.chamicore.db.replica.Replica;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * The mark that the whole inventory was read at least once. It stands in the replica behind everything that was read, so that
 * every replica of the service learns of it the way it learns of everything else, also where the inventory is empty.
 */
public final class FirstReading {

    public static final String KIND = "inventory_reading";

    private static final String KEY = "first";

    private FirstReading() {}

    static Replica.Entry entry() {
        return new Replica.Entry(
                KIND, KEY, JsonNodeFactory.instance.objectNode().put("complete", true));
    }
}
