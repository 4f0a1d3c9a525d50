package org.chamicore.inventory.ethernetinterface;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The hardware address of an interface, always in lower case with colons. */
public record MacAddress(@JsonValue String value) implements Comparable<MacAddress> {

    private static final Pattern SEPARATORS = Pattern.compile("[:.-]");
    private static final Pattern DIGITS = Pattern.compile("[0-9a-f]{12}");
    private static final Pattern PAIR = Pattern.compile("(..)(?!$)");
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{2}(:[0-9a-f]{2}){5}");

    public MacAddress {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not a normalised MAC address: " + value);
        }
    }

    /**
     * Reads an address in any of the usual spellings.
     *
     * @throws IllegalArgumentException when it is none; its message is what clients of this API know
     */
    public static MacAddress parse(String text) {
        String digits = SEPARATORS.matcher(text.strip()).replaceAll("").toLowerCase(Locale.ROOT);
        if (digits.length() != 12) {
            throw new IllegalArgumentException("MAC string has invalid length");
        }
        if (!DIGITS.matcher(digits).matches()) {
            throw new IllegalArgumentException("strconv.ParseInt: parsing \"%s\": invalid syntax".formatted(digits));
        }
        return new MacAddress(PAIR.matcher(digits).replaceAll("$1:"));
    }

    /** The address of the interface with this id. */
    static Optional<MacAddress> ofId(String id) {
        String digits = id.toLowerCase(Locale.ROOT);
        return DIGITS.matcher(digits).matches() ? Optional.of(parse(digits)) : Optional.empty();
    }

    /** The address of the interface that a client names in this form; letter case is the client's own. */
    static Optional<MacAddress> ofColonForm(String text) {
        String address = text.toLowerCase(Locale.ROOT);
        return FORM.matcher(address).matches() ? Optional.of(new MacAddress(address)) : Optional.empty();
    }

    /** The form without separators, by which interfaces are named. */
    public String id() {
        return SEPARATORS.matcher(value).replaceAll("");
    }

    @Override
    public int compareTo(MacAddress other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
