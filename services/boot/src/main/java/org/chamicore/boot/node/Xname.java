package org.chamicore.boot.node;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The place of a node, and so its name: cabinet, chassis, slot, BMC, node. */
public record Xname(@JsonValue String value) implements Comparable<Xname> {

    private static final Pattern CANONICAL = Pattern.compile(
            "x(?:0|[1-9][0-9]{0,3})c[0-7]s(?:0|[1-9][0-9]{0,8})b(?:0|[1-9][0-9]{0,8})n(?:0|[1-9][0-9]{0,8})");
    private static final Pattern ANY_FORM =
            Pattern.compile("[xX]([0-9]+)[cC]([0-9]+)[sS]([0-9]+)[bB]([0-9]+)[nN]([0-9]+)");
    private static final int LONGEST = 64;

    public Xname {
        if (!CANONICAL.matcher(value).matches()) {
            throw new IllegalArgumentException("must be the xname of a node, as x1000c0s1b0n0");
        }
    }

    /** Takes upper case and leading zeros as well. */
    @JsonCreator
    public static Xname of(String text) {
        Matcher parts = ANY_FORM.matcher(text.length() > LONGEST ? "" : text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("must be the xname of a node, as x1000c0s1b0n0");
        }
        return new Xname("x%sc%ss%sb%sn%s"
                .formatted(number(parts, 1), number(parts, 2), number(parts, 3), number(parts, 4), number(parts, 5)));
    }

    /** As {@link #of}, but empty where the text is none. */
    public static Optional<Xname> find(String text) {
        try {
            return Optional.of(of(text));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    @Override
    public int compareTo(Xname other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }

    private static String number(Matcher parts, int group) {
        return parts.group(group).replaceFirst("^0+(?=.)", "");
    }
}
