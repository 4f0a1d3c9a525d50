package org.chamicore.inventory.wire;

import java.util.Collection;
import java.util.function.Consumer;

/** One instant of the inventory, at which a list is read whole. */
public interface Moment {

    /**
     * Lets something be read at one instant.
     *
     * @param kinds the kinds of changes after which what is read may be another
     * @param reading is given a text that is the same only while there was no such change
     */
    void read(Collection<? extends Labelled> kinds, Consumer<String> reading);

    /** That text alone, as it is now. */
    String version(Collection<? extends Labelled> kinds);
}
