package org.chamicore.inventory.change;

import java.util.function.BiConsumer;

/** Gives all things of one kind; each feature has one for what it owns. */
public interface SnapshotSource {

    Kind kind();

    /** Hands over every thing with its key, in the caller's transaction. */
    void forEach(BiConsumer<String, Object> consumer);
}
