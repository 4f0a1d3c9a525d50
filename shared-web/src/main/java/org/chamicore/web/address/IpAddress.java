package org.chamicore.web.address;

import java.net.InetAddress;
import java.util.Optional;

/** Reads addresses from text. All spellings of one address give equal values, those of an IPv4 address inside IPv6 included. */
public final class IpAddress {

    private IpAddress() {}

    /** Empty where the text is no address; never asks a name server. A zone ({@code %eth0}) is left out. */
    public static Optional<InetAddress> parse(String text) {
        String literal = withoutZone(withoutBrackets(text.strip()));
        try {
            return literal.isEmpty() ? Optional.empty() : Optional.of(InetAddress.ofLiteral(literal));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    private static String withoutBrackets(String text) {
        return text.startsWith("[") && text.endsWith("]") ? text.substring(1, text.length() - 1) : text;
    }

    private static String withoutZone(String text) {
        int zone = text.indexOf('%');
        return zone < 0 ? text : text.substring(0, zone);
    }
}
