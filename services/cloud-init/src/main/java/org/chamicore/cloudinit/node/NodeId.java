package org.chamicore.cloudinit.node;

import com.fasterxml.jackson.annotation.JsonValue;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The inventory's id of a node, in the inventory's one canonical form. */
public record NodeId(@JsonValue String value) {

    private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9._:-]{0,254}");
    private static final Pattern LEADING_ZEROS = Pattern.compile("(?<![0-9])0+(?=[0-9])");
    private static final int HASH_BYTES = 8;

    public NodeId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "a node id has at most 255 letters, digits, dots, colons, hyphens and underscores, a letter or digit first");
        }
    }

    /**
     * Accepts what people write: upper case, blanks around it, leading zeros in any number of an xname.
     *
     * @throws IllegalArgumentException when it can be no node's id
     */
    public static NodeId valueOf(String text) {
        String lower = text.strip().toLowerCase(Locale.ROOT);
        return new NodeId(lower.startsWith("x") ? LEADING_ZEROS.matcher(lower).replaceAll("") : lower);
    }

    /** As {@link #valueOf}; empty where it can be no node's id. */
    public static Optional<NodeId> parse(String text) {
        try {
            return Optional.of(valueOf(text));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    /**
     * The instance id of this node where none was set: always the same, on every replica and after every restart, because a node
     * whose instance id changes takes itself for a new machine.
     */
    public String derivedInstanceId() {
        byte[] hash = sha256().digest(value.getBytes(StandardCharsets.UTF_8));
        return "i-" + HexFormat.of().formatHex(hash, 0, HASH_BYTES);
    }

    @Override
    public String toString() {
        return value;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
