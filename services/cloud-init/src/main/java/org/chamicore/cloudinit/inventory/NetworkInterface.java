package org.chamicore.cloudinit.inventory;

import java.net.InetAddress;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.chamicore.cloudinit.node.IpAddress;
import org.chamicore.cloudinit.node.NodeId;
import tools.jackson.databind.JsonNode;

/**
 * A network interface of the inventory, as much of it as nodes are told.
 *
 * @param node whose it is; empty where the inventory does not know yet
 * @param addresses in the inventory's order; what is no address is left out
 */
public record NetworkInterface(String id, Optional<NodeId> node, List<InetAddress> addresses, Instant lastUpdate) {

    public static final String KIND = "ethernet_interface";

    public NetworkInterface {
        addresses = List.copyOf(addresses);
    }

    /** Reads what the feed says under {@code key}. */
    public static NetworkInterface of(String key, JsonNode value) {
        return new NetworkInterface(key, node(value), addresses(value.path("IPAddresses")), lastUpdate(value));
    }

    private static Optional<NodeId> node(JsonNode value) {
        return NodeId.parse(value.path("ComponentID").asString(""));
    }

    private static List<InetAddress> addresses(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(each -> each.path("IPAddress").asString(""))
                .flatMap(text -> IpAddress.parse(text).stream())
                .distinct()
                .toList();
    }

    private static Instant lastUpdate(JsonNode value) {
        try {
            return Instant.parse(value.path("LastUpdate").asString(""));
        } catch (DateTimeException unknown) {
            return Instant.EPOCH;
        }
    }
}
