package org.chamicore.inventory.component;

import java.util.Set;
import org.chamicore.inventory.wire.Labelled;
import org.jspecify.annotations.Nullable;

/** How far a component is on its way from an empty slot to a node that takes jobs. */
public enum State implements Labelled {
    UNKNOWN("Unknown"),
    EMPTY("Empty"),
    POPULATED("Populated"),
    OFF("Off"),
    ON("On"),
    STANDBY("Standby"),
    HALT("Halt"),
    READY("Ready");

    private final String label;

    State(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }

    /** Whether a component may enter this state at all without force. */
    boolean isReachable() {
        return !starts().isEmpty();
    }

    /** Whether a component may pass from {@code previous} to this state without force. */
    boolean mayFollow(@Nullable State previous) {
        return previous != null && starts().contains(previous);
    }

    private Set<State> starts() {
        return switch (this) {
            case ON -> Set.of(ON, OFF, STANDBY, HALT);
            case OFF -> Set.of(OFF, ON, STANDBY, HALT, READY);
            case STANDBY -> Set.of(STANDBY, READY);
            case HALT -> Set.of(HALT, READY);
            case READY -> Set.of(READY, ON, OFF, STANDBY, HALT);
            case UNKNOWN, EMPTY, POPULATED -> Set.of();
        };
    }
}
