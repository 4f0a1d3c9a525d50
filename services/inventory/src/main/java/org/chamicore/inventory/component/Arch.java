package org.chamicore.inventory.component;

import org.chamicore.inventory.wire.Labelled;

/** What instructions a component's processors take. */
public enum Arch implements Labelled {
    X86("X86"),
    ARM("ARM"),
    UNKNOWN("UNKNOWN"),
    OTHER("Other");

    private final String label;

    Arch(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
