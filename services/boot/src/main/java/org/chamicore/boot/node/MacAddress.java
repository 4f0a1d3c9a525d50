package org.chamicore.boot.node;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** A hardware address of one network card in its one canonical form: lower case, separated by colons. */
public record MacAddress(@JsonValue String value) implements Comparable<MacAddress> {

    private static final Pattern ANY_FORM = Pattern.compile(
            "[0-9A-Fa-f]{12}|[0-9A-Fa-f]{2}(?:(?::[0-9A-Fa-f]{2}){5}|(?:-[0-9A-Fa-f]{2}){5})|[0-9A-Fa-f]{4}(?:\\.[0-9A-Fa-f]{4}){2}");
    private static final int LENGTH = 17;

    public MacAddress {
        if (!isCanonical(value)) {
            throw new IllegalArgumentException("must be a MAC address");
        }
        if (value.equals("00:00:00:00:00:00") || value.equals("ff:ff:ff:ff:ff:ff")) {
            throw new IllegalArgumentException("must be the MAC address of one network card");
        }
    }

    /** Takes every usual form: colons, hyphens, groups of four with dots, or bare; either case. */
    @JsonCreator
    public static MacAddress of(String text) {
        if (isCanonical(text)) {
            return new MacAddress(text); // as nodes ask
        }
        if (!ANY_FORM.matcher(text).matches()) {
            throw new IllegalArgumentException("must be a MAC address");
        }
        String digits = text.replaceAll("[:.-]", "").toLowerCase(Locale.ROOT);
        return new MacAddress(String.join(":", digits.split("(?<=\\G..)")));
    }

    /** As {@link #of}, but empty where the text is none. */
    public static Optional<MacAddress> find(String text) {
        try {
            return Optional.of(of(text));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    /** As firmware and initrds write it in {@code BOOTIF}, without the leading hardware type. */
    public String hyphenated() {
        return value.replace(':', '-');
    }

    @Override
    public int compareTo(MacAddress other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }

    private static boolean isCanonical(String text) {
        if (text.length() != LENGTH) {
            return false;
        }
        for (int i = 0; i < LENGTH; i++) {
            char c = text.charAt(i);
            boolean fits = i % 3 == 2 ? c == ':' : (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
            if (!fits) {
                return false;
            }
        }
        return true;
    }
}
