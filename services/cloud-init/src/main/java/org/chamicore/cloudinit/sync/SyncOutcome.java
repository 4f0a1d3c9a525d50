package org.chamicore.cloudinit.sync;

/** All that can come of reading the inventory at once. */
sealed interface SyncOutcome {

    record Synced() implements SyncOutcome {}

    /** It was read, and memory has not caught up in time. */
    record Late() implements SyncOutcome {}

    record InventoryAway(String reason) implements SyncOutcome {}
}
