package org.chamicore.boot.node;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.chamicore.web.address.IpAddress;
import tools.jackson.databind.JsonNode;

/**
 * A network card in the inventory.
 *
 * @param addresses what it is reached by; text that is no address is left out
 */
public record NetworkInterface(MacAddress mac, List<InetAddress> addresses) {

    public NetworkInterface {
        addresses = List.copyOf(addresses);
    }

    /** Reads what the feed tells. */
    public static NetworkInterface of(MacAddress mac, JsonNode told) {
        return new NetworkInterface(
                mac,
                StreamSupport.stream(told.path("IPAddresses").spliterator(), false)
                        .flatMap(each -> IpAddress.parse(each.path("IPAddress").asString("")).stream())
                        .distinct()
                        .toList());
    }

    /** Whose it is; empty where the inventory does not know. */
    public static Optional<Xname> owner(JsonNode told) {
        return Xname.find(told.path("ComponentID").asString(""));
    }
}
