package org.chamicore.inventory.wire;

import java.util.function.BiConsumer;

/** Where the things of a list come from. */
@FunctionalInterface
public interface ListSource {

    /** Hands over each thing of the page, as it is shown, with the id by which the list is ordered. */
    void read(Page page, BiConsumer<String, Object> things);
}
