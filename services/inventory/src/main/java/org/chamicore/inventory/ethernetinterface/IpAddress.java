package org.chamicore.inventory.ethernetinterface;

import com.fasterxml.jackson.annotation.JsonValue;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** An IPv4 or IPv6 address in its one spelling: lower case, and IPv6 at its shortest. Made by {@link #find}. */
public record IpAddress(@JsonValue String value) {

    private static final Pattern IPV4 = Pattern.compile("(?:(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)(?:\\.(?!$)|$)){4}");
    private static final Pattern IPV6 = Pattern.compile("[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");
    private static final Pattern ZEROS = Pattern.compile("(?<![^:])0(?::0)+(?![^:])");

    /** Reads an address in any spelling that is a literal; names are not looked up. */
    public static Optional<IpAddress> find(String text) {
        String address = text.strip();
        if (IPV4.matcher(address).matches()) {
            return Optional.of(new IpAddress(address));
        }
        if (!IPV6.matcher(address).matches()) {
            return Optional.empty();
        }
        try {
            InetAddress literal = InetAddress.ofLiteral(address);
            return Optional.of(new IpAddress(
                    literal instanceof Inet6Address ? shortest(literal.getAddress()) : literal.getHostAddress()));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    private static String shortest(byte[] address) {
        ByteBuffer words = ByteBuffer.wrap(address);
        String full = IntStream.range(0, 8)
                .mapToObj(word -> Integer.toHexString(words.getShort(2 * word) & 0xffff))
                .collect(Collectors.joining(":"));
        return ZEROS.matcher(full)
                .results()
                .reduce((first, second) -> length(second) > length(first) ? second : first)
                .map(zeros -> full.substring(0, zeros.start()).replaceFirst(":$", "")
                        + "::"
                        + full.substring(zeros.end()).replaceFirst("^:", ""))
                .orElse(full);
    }

    private static int length(MatchResult match) {
        return match.end() - match.start();
    }

    @Override
    public String toString() {
        return value;
    }
}
