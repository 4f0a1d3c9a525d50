package org.chamicore.web.address;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/** A range of addresses: {@code 10.1.0.0/16}, {@code fd00::/8}, or a single address. */
public record Network(InetAddress base, int prefix) {

    private static final int IPV4_BITS = 32;

    /** What stands before an IPv4 address inside IPv6: {@code ::ffff:10.1.0.0/112} is {@code 10.1.0.0/16}. */
    private static final int MAPPED_BITS = 96;

    public Network {
        if (prefix < 0 || prefix > base.getAddress().length * Byte.SIZE) {
            throw new IllegalArgumentException(
                    "a network of %s cannot have a prefix of %d bits".formatted(base.getHostAddress(), prefix));
        }
    }

    /** As {@link #valueOf}; empty where it is neither a network nor an address. */
    public static Optional<Network> parse(String text) {
        try {
            return Optional.of(valueOf(text));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    /** @throws IllegalArgumentException when {@code text} is neither a network nor an address */
    public static Network valueOf(String text) {
        int slash = text.indexOf('/');
        Optional<InetAddress> base = IpAddress.parse(slash < 0 ? text : text.substring(0, slash));
        if (base.isEmpty()) {
            throw new IllegalArgumentException("'%s' is no network: write 10.1.0.0/16 or 10.1.2.3".formatted(text));
        }
        int bits = base.get().getAddress().length * Byte.SIZE;
        if (slash < 0) {
            return new Network(base.get(), bits);
        }
        int prefix = Integer.parseInt(text.substring(slash + 1).strip());
        boolean isMapped = bits == IPV4_BITS && text.contains(":");
        return new Network(base.get(), isMapped ? prefix - MAPPED_BITS : prefix);
    }

    /** The same range, written from its first address: {@code 10.1.0.0/16} of {@code 10.1.2.3/16}. */
    public String canonical() {
        byte[] first = base.getAddress();
        for (int bit = prefix; bit < first.length * Byte.SIZE; bit++) {
            first[bit / Byte.SIZE] &= (byte) ~(0x80 >> (bit % Byte.SIZE));
        }
        try {
            return "%s/%d".formatted(InetAddress.getByAddress(first).getHostAddress(), prefix);
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException("an address is as long as it was", impossible);
        }
    }

    public boolean contains(InetAddress address) {
        byte[] ours = base.getAddress();
        byte[] theirs = address.getAddress();
        if (ours.length != theirs.length) {
            return false;
        }
        for (int bit = 0; bit < prefix; bit++) {
            int mask = 0x80 >> (bit % Byte.SIZE);
            if (((ours[bit / Byte.SIZE] ^ theirs[bit / Byte.SIZE]) & mask) != 0) {
                return false;
            }
        }
        return true;
    }
}
