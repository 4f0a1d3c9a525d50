package org.chamicore.boot.history;

import java.net.InetAddress;
import java.util.Optional;
import java.util.UUID;
import org.chamicore.boot.configuration.Selector;
import org.chamicore.boot.node.Xname;
import org.chamicore.web.address.IpAddress;

/**
 * What a node asked, and what it was answered.
 *
 * @param caller the address that it came from
 */
public record BootRequest(String caller, Asked asked, Answered answered) {

    /** The outcome of a request for user-data. */
    public static final String USER_DATA = "user_data";

    /**
     * What it asked.
     *
     * @param selector how it named itself
     * @param xname who it is, if the inventory knows it
     */
    public record Asked(Selector selector, Optional<Xname> xname, Optional<String> arch, int retry) {}

    /**
     * What it was told.
     *
     * @param outcome one of boot, discover, wait and give_up, or {@link #USER_DATA}
     * @param selector the one that won
     * @param configuration what was bound to it
     */
    public record Answered(String outcome, Optional<Selector> selector, Optional<UUID> configuration, String reason) {}

    /** Where it came from, if that is an address. */
    public Optional<String> address() {
        return IpAddress.parse(caller).map(InetAddress::getHostAddress);
    }

    /** What it was given, as older servers call it; empty where it is not known or was not given anything. */
    Optional<String> endpoint() {
        if (asked.xname().isEmpty()) {
            return Optional.empty();
        }
        if (answered.outcome().equals(USER_DATA)) {
            return Optional.of("user-data");
        }
        return answered.configuration().map(served -> "bootscript");
    }
}
