package org.chamicore.cloudinit.inventory;

import java.net.InetAddress;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.chamicore.cloudinit.node.NodeId;
import org.chamicore.web.address.IpAddress;
import tools.jackson.databind.JsonNode;

/**
 * A network interface of the inventory, as much of it as nodes are told.
 *
 * @param mac six pairs of hexadecimal digits, lower case, with colons; blank where the inventory has no such address
 * @param node whose it is; empty where the inventory does not know yet
 * @param addresses in the inventory's order; what is no address is left out
 */
public record NetworkInterface(
        String id, String mac, Optional<NodeId> node, List<InetAddress> addresses, Instant lastUpdate) {

    public static final String KIND = "ethernet_interface";

    private static final Pattern SEPARATORS = Pattern.compile("[:.-]");
    private static final Pattern MAC = Pattern.compile("[0-9a-f]{12}");

    public NetworkInterface {
        addresses = List.copyOf(addresses);
    }

    /** Reads what the feed says under {@code key}. */
    public static NetworkInterface of(String key, JsonNode value) {
        return new NetworkInterface(
                key, mac(value), node(value), addresses(value.path("IPAddresses")), lastUpdate(value));
    }

    private static String mac(JsonNode value) {
        String digits = SEPARATORS
                .matcher(value.path("MACAddress").asString("").strip().toLowerCase(Locale.ROOT))
                .replaceAll("");
        return MAC.matcher(digits).matches() ? String.join(":", digits.split("(?<=\\G..)")) : "";
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
