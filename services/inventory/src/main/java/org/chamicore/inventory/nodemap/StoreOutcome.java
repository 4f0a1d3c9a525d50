package org.chamicore.inventory.nodemap;

/** All that can come of storing maps. */
enum StoreOutcome {
    STORED,
    /** Another node has one of the numbers. */
    NID_TAKEN
}
