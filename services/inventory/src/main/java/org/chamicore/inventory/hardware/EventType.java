package org.chamicore.inventory.hardware;

import org.chamicore.inventory.wire.Labelled;

/** What can happen to a unit; only detection and removal are noted here, the others may come with imported history. */
enum EventType implements Labelled {
    ADDED("Added"),
    REMOVED("Removed"),
    SCANNED("Scanned"),
    DETECTED("Detected");

    private final String label;

    EventType(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
