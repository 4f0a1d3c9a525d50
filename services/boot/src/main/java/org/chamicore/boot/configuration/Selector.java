package org.chamicore.boot.configuration;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.chamicore.boot.node.MacAddress;
import org.chamicore.boot.node.Nid;
import org.chamicore.boot.node.Xname;

/** Names those that get a boot configuration: one node, or all that a tag fits. */
public record Selector(Kind kind, @JsonValue String value) implements Comparable<Selector> {

    /** What the change log calls a binding; its key is {@link #key}. */
    public static final String KIND = "boot_selector";

    /** Fits every node that nothing closer fits. */
    public static final Selector DEFAULT = new Selector(Kind.TAG, "Default");

    /** How a selector names them. */
    public enum Kind {
        XNAME,
        MAC,
        NID,
        /** A role, {@code Default}, {@code Unknown-<architecture>}, or a word that fits no node by itself. */
        TAG;

        /** As the database and the change log write it. */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Kind of(String text) {
            return valueOf(text.toUpperCase(Locale.ROOT));
        }
    }

    private static final Comparator<Selector> ORDER =
            Comparator.comparing(Selector::kind).thenComparing(Selector::value);
    private static final Pattern LIKE_XNAME = Pattern.compile("[xX][0-9]+[cC][0-9].*");
    private static final Pattern LIKE_NID = Pattern.compile("nid[1-9][0-9]{0,9}");
    private static final int LONGEST = 255;

    public static Selector of(Xname xname) {
        return new Selector(Kind.XNAME, xname.value());
    }

    public static Selector of(MacAddress mac) {
        return new Selector(Kind.MAC, mac.value());
    }

    public static Selector of(Nid nid) {
        return new Selector(Kind.NID, nid.toString());
    }

    public static Selector tag(String word) {
        return new Selector(Kind.TAG, word);
    }

    /** What fits nodes that the inventory does not know, by their architecture. */
    public static Selector unknown(String architecture) {
        return tag("Unknown-" + architecture);
    }

    /**
     * Reads an entry of {@code hosts}, which may be anything that names nodes: an xname, a tag, and, as keys of older stores
     * are, a MAC address or {@code nid12}.
     */
    @JsonCreator
    public static Selector from(String text) {
        if (LIKE_XNAME.matcher(text).matches()) {
            return of(Xname.of(text));
        }
        if (LIKE_NID.matcher(text).matches()) {
            return of(Nid.of(text.substring("nid".length())));
        }
        Optional<MacAddress> mac = text.indexOf(':') > 0 ? MacAddress.find(text) : Optional.empty();
        return mac.map(Selector::of).orElseGet(() -> checkedTag(text));
    }

    /** The form that {@link #key} gave. */
    public static Selector ofKey(String key) {
        int colon = key.indexOf(':');
        return new Selector(Kind.of(key.substring(0, colon)), key.substring(colon + 1));
    }

    /** Both parts in one text. */
    public String key() {
        return kind.text() + ":" + value;
    }

    public boolean isTag() {
        return kind == Kind.TAG;
    }

    @Override
    public int compareTo(Selector other) {
        return ORDER.compare(this, other);
    }

    /** As people read it: the value says enough, but for a number. */
    @Override
    public String toString() {
        return kind == Kind.NID ? "NID " + value : value;
    }

    private static Selector checkedTag(String text) {
        if (text.isBlank() || text.length() > LONGEST) {
            throw new IllegalArgumentException("must have from 1 to %d characters".formatted(LONGEST));
        }
        if (text.indexOf(',') >= 0 || text.codePoints().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("must not hold commas or control characters");
        }
        return tag(text);
    }
}
