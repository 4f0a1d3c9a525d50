package org.chamicore.inventory.lock;

import java.util.Map;
import org.chamicore.inventory.xname.Xname;

/** Some components spoil a request that is to be carried out as a whole or not at all; nothing is. */
class LockRefusedException extends RuntimeException {

    private final Map<Xname, FailureReason> components;

    /** Nothing was chosen at all. */
    LockRefusedException() {
        super(FailureReason.NOT_FOUND.detail());
        this.components = Map.of();
    }

    /** @param components those that spoil it, and why, one at least; the first gives the exception its message */
    LockRefusedException(Map<Xname, FailureReason> components) {
        super(components.values().iterator().next().detail());
        this.components = Map.copyOf(components);
    }

    Map<Xname, FailureReason> components() {
        return components;
    }
}
