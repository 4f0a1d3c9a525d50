package org.chamicore.inventory.component;

import org.chamicore.inventory.wire.Labelled;

/** The family of cabinets that a component is built for. */
public enum HardwareClass implements Labelled {
    RIVER("River"),
    MOUNTAIN("Mountain"),
    HILL("Hill");

    private final String label;

    HardwareClass(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
