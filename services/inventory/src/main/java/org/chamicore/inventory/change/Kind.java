package org.chamicore.inventory.change;

import java.util.Locale;

/** The kinds of things that the feed tells of. */
public enum Kind {
    COMPONENT,
    REDFISH_ENDPOINT,
    COMPONENT_ENDPOINT,
    ETHERNET_INTERFACE,
    GROUP,
    MEMBERSHIP;

    /** The kind as the feed writes it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
