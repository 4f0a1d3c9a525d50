package org.chamicore.inventory.component;

import java.util.Optional;
import org.chamicore.inventory.wire.Labelled;
import org.jspecify.annotations.Nullable;

/** What is to be minded about a component beside its state. */
public enum Flag implements Labelled {
    OK("OK"),
    WARNING("Warning"),
    ALERT("Alert"),
    LOCKED("Locked"),
    UNKNOWN("Unknown");

    private final String label;

    Flag(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }

    /** Finds the flag of this name; {@code warn} is a warning, too. */
    static Optional<Flag> find(String text) {
        return "warn".equalsIgnoreCase(text) ? Optional.of(WARNING) : Labelled.find(Flag.class, text);
    }

    /** What a component's flag becomes: a locked one stays locked until somebody sets its flag alone. */
    static Flag after(@Nullable Flag before, Flag wanted) {
        return before == LOCKED ? LOCKED : wanted;
    }
}
