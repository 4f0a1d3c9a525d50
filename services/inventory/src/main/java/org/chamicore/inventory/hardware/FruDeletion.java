package org.chamicore.inventory.hardware;

/** All that can come of deleting units. */
sealed interface FruDeletion {

    record Deleted(int count) implements FruDeletion {}

    /** A unit sits somewhere, so none was deleted. */
    record InUse() implements FruDeletion {}
}
