package org.chamicore.inventory.ethernetinterface;

import java.time.Instant;
import java.util.List;
import org.chamicore.inventory.xname.Xname;
import org.jspecify.annotations.Nullable;

/** What is to become of an interface; null is what stays. */
record InterfaceChange(
        @Nullable String description,
        @Nullable Xname componentId,
        @Nullable List<IpMapping> ipAddresses,
        Instant time) {

    EthernetInterface applyTo(EthernetInterface nic) {
        return new EthernetInterface(
                nic.macAddress(),
                description == null ? nic.description() : description,
                ipAddresses == null ? nic.lastUpdate() : time,
                componentId == null ? nic.componentId() : componentId,
                ipAddresses == null ? nic.ipAddresses() : ipAddresses);
    }
}
