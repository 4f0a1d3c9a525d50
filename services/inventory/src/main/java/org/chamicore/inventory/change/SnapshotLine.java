package org.chamicore.inventory.change;

/** One line of a snapshot. */
sealed interface SnapshotLine {

    /** One thing as it is. */
    record Thing(String kind, String key, Object value) implements SnapshotLine {}

    /** The last line: where the feed goes on. A snapshot without it was cut off. */
    record End(String cursor) implements SnapshotLine {}
}
