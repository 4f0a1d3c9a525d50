package org.chamicore.inventory.nodemap;

import java.util.Set;
import org.chamicore.inventory.xname.Xname;

/** All that can come of storing maps. */
sealed interface StoreOutcome {

    record Stored() implements StoreOutcome {}

    /**
     * Nothing is stored, for a number is another node's.
     *
     * @param nodes those that were to have such a number; none where the other has given it up meanwhile
     */
    record NidTaken(Set<Xname> nodes) implements StoreOutcome {}
}
