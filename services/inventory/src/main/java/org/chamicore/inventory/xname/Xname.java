package org.chamicore.inventory.xname;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Optional;

/** The name of a component, which says where it is: {@code x3000c0s17b1n0}. Always normalised, always of a known type. */
public final class Xname implements Comparable<Xname> {

    private static final int LONGEST = 63;
    private static final Xname SYSTEM = new Xname("s0", ComponentType.SYSTEM);

    private final String value;
    private final ComponentType type;

    private Xname(String value, ComponentType type) {
        this.value = value;
        this.type = type;
    }

    /** Reads a name in any spelling: surrounding blanks, upper case and leading zeros do not matter. */
    public static Optional<Xname> find(String text) {
        String name = normalise(text);
        return name.length() > LONGEST
                ? Optional.empty()
                : ComponentType.of(name).map(type -> new Xname(name, type));
    }

    /**
     * Reads a name in any spelling.
     *
     * @throws IllegalArgumentException when nothing has such a name
     */
    public static Xname parse(String text) {
        return find(text).orElseThrow(() -> new IllegalArgumentException("no xname: " + text));
    }

    /** The name itself, normalised. */
    @JsonValue
    public String value() {
        return value;
    }

    public ComponentType type() {
        return type;
    }

    /**
     * The name one level up, as it is found in the text: the last letters and their number are left out. That of a cabinet is the
     * system; empty for what is in nothing.
     */
    public Optional<Xname> parent() {
        return switch (type) {
            case CABINET, CDU -> Optional.of(SYSTEM);
            case SYSTEM, SMS_BOX, PARTITION, ALL, ALL_COMP, ALL_SVC, INVALID -> Optional.empty();
            default -> find(value.substring(0, endOfParent()));
        };
    }

    /** Whether this is somewhere below {@code other}: {@code x0c0s10b0n0} is not below {@code x0c0s1}. */
    public boolean isBelow(Xname other) {
        for (Optional<Xname> above = parent();
                above.isPresent();
                above = above.get().parent()) {
            if (above.get().equals(other)) {
                return true;
            }
        }
        return false;
    }

    private int endOfParent() {
        int end = value.length();
        while (isDigit(value, end - 1)) {
            end--;
        }
        return end - 1; // every element has one letter
    }

    /** The number behind the last {@code letter} of the name; empty where there is none, or none below a thousand million. */
    public Optional<Integer> number(char letter) {
        int start = value.lastIndexOf(letter) + 1;
        int end = start;
        while (end < value.length() && Character.isDigit(value.charAt(end))) {
            end++;
        }
        return start == 0 || end == start || end - start > 9
                ? Optional.empty()
                : Optional.of(Integer.valueOf(value.substring(start, end)));
    }

    private static String normalise(String text) {
        String lower = text.strip().toLowerCase(Locale.ROOT);
        StringBuilder name = new StringBuilder(lower.length());
        for (int at = 0; at < lower.length(); at++) {
            boolean leadingZero =
                    lower.charAt(at) == '0' && !isDigit(name, name.length() - 1) && isDigit(lower, at + 1);
            if (!leadingZero) {
                name.append(lower.charAt(at));
            }
        }
        return name.toString();
    }

    private static boolean isDigit(CharSequence text, int at) {
        return at >= 0 && at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9';
    }

    @Override
    public int compareTo(Xname other) {
        return value.compareTo(other.value);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Xname that && value.equals(that.value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return value;
    }
}
