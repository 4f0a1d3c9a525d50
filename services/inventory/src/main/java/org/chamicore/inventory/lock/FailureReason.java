package org.chamicore.inventory.lock;

import org.chamicore.inventory.wire.Labelled;

/** Why a component is left out of what was asked for. */
enum FailureReason implements Labelled {
    LOCKED("Locked", "Component is Locked"),
    UNLOCKED("Unlocked", "Component is Unlocked"),
    RESERVED("Reserved", "Component is Reserved"),
    DISABLED("Disabled", "Component reservations are disabled"),
    NOT_FOUND("NotFound", "Component not found");

    private final String label;
    private final String detail;

    FailureReason(String label, String detail) {
        this.label = label;
        this.detail = detail;
    }

    @Override
    public String label() {
        return label;
    }

    /** What is told where one such component spoils the whole. */
    String detail() {
        return detail;
    }
}
