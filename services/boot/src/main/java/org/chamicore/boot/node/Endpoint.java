package org.chamicore.boot.node;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/**
 * A node's component endpoint in the inventory: its side towards Redfish.
 *
 * @param macs its network cards, the first one first
 */
public record Endpoint(boolean isEnabled, String fqdn, List<MacAddress> macs) {

    public Endpoint {
        macs = List.copyOf(macs);
    }

    /** Reads what the feed tells; an endpoint that says nothing of it is enabled. */
    static Endpoint of(JsonNode told) {
        List<MacAddress> macs = new ArrayList<>();
        mac(told.path("MACAddr")).ifPresent(macs::add);
        StreamSupport.stream(
                        told.path("RedfishSystemInfo").path("EthernetNICInfo").spliterator(), false)
                .flatMap(card -> mac(card.path("MACAddress")).stream())
                .filter(mac -> !macs.contains(mac))
                .forEach(macs::add);
        return new Endpoint(
                told.path("Enabled").asBoolean(true), told.path("FQDN").asString(""), macs);
    }

    private static Optional<MacAddress> mac(JsonNode told) {
        return MacAddress.find(told.asString(""));
    }
}
