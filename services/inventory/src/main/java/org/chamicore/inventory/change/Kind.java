package org.chamicore.inventory.change;

import java.util.Locale;
import org.chamicore.inventory.wire.Labelled;

/** The kinds of things that the feed tells of. */
public enum Kind implements Labelled {
    COMPONENT,
    REDFISH_ENDPOINT,
    COMPONENT_ENDPOINT,
    ETHERNET_INTERFACE,
    HARDWARE_FRU,
    HARDWARE,
    HARDWARE_HISTORY,
    SERVICE_ENDPOINT,
    POWER_MAP,
    GROUP,
    PARTITION,
    MEMBERSHIP,
    RESERVATION,
    SUBSCRIPTION,
    NODE_MAP;

    /** The kind as the feed writes it. */
    @Override
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
