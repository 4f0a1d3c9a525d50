package org.chamicore.boot.configuration;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chamicore.boot.node.MacAddress;
import org.chamicore.boot.node.Nid;
import org.chamicore.boot.node.NodeRange;
import org.chamicore.boot.node.Xname;

/** Names those that get a boot configuration: one node, or all that a tag fits. */
public record Selector(Kind kind, @JsonValue String value) implements Comparable<Selector> {

    /** What the change log calls a binding; its key is {@link #key}. */
    public static final String KIND = "boot_selector";

    /** Fits every node that nothing closer fits. */
    public static final Selector DEFAULT = new Selector(Kind.TAG, "Default");

    /** For writes: everything that is bound. It cannot be bound itself. */
    public static final Selector ALL = new Selector(Kind.TAG, "all");

    /** How a selector names them. */
    public enum Kind {
        XNAME,
        MAC,
        NID,
        /** Places or numbers of many nodes. */
        RANGE,
        /** A group of the inventory. */
        GROUP,
        /** A name, a role, {@code Default}, {@code Unknown-<architecture>}, or a word that fits no node by itself. */
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
    private static final Pattern LIKE_NID = Pattern.compile("nid(0*[1-9][0-9]{0,9})");
    private static final String GROUP = "group:";
    private static final String UNKNOWN = "Unknown-";
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
        return tag(UNKNOWN + architecture);
    }

    /** What fits the members of a group of the inventory. */
    public static Selector group(String label) {
        return new Selector(Kind.GROUP, GROUP + label);
    }

    /** What fits all nodes of a role that have this subrole. */
    public static Selector role(String role, String subRole) {
        return tag(role + "/" + subRole);
    }

    /**
     * Reads an entry of {@code hosts}, which may be anything that names nodes: an xname, a range, {@code group:} and a label, a tag,
     * and, as keys of older stores are, a MAC address or {@code nid12}.
     */
    @JsonCreator
    public static Selector from(String text) {
        if (NodeRange.isLike(text)) {
            return new Selector(Kind.RANGE, NodeRange.of(text).toString());
        }
        if (LIKE_XNAME.matcher(text).matches()) {
            return of(Xname.of(text));
        }
        Matcher nid = LIKE_NID.matcher(text);
        if (nid.matches()) {
            return of(Nid.of(Long.parseLong(nid.group(1).replaceFirst("^0+", ""))));
        }
        if (text.startsWith(GROUP)) {
            checkedTag(text.substring(GROUP.length()));
            return new Selector(Kind.GROUP, checkedTag(text).value());
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

    /** Whether it may fit more than one node. */
    public boolean isForMany() {
        return kind == Kind.RANGE || kind == Kind.GROUP || kind == Kind.TAG;
    }

    /** Whether it stands under {@code hosts}, where everything stands but MAC addresses and numbers. */
    public boolean isHost() {
        return kind != Kind.MAC && kind != Kind.NID;
    }

    /** The architecture, where this fits nodes that the inventory does not know. */
    public Optional<String> unknownArchitecture() {
        return Optional.of(value)
                .filter(text -> isTag() && text.startsWith(UNKNOWN))
                .map(text -> text.substring(UNKNOWN.length()));
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
