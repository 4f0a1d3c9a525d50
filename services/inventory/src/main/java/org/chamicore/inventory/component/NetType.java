package org.chamicore.inventory.component;

import org.chamicore.inventory.wire.Labelled;

/** Which network a component is a part of. */
public enum NetType implements Labelled {
    SLING("Sling"),
    INFINIBAND("Infiniband"),
    ETHERNET("Ethernet"),
    OEM("OEM"),
    NONE("None");

    private final String label;

    NetType(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
