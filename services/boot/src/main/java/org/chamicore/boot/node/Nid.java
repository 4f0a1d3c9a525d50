package org.chamicore.boot.node;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** The number of a node; there is no node 0. */
public record Nid(@JsonValue int number) implements Comparable<Nid> {

    public Nid {
        if (number < 1) {
            throw new IllegalArgumentException("must be a node number from 1 to 2147483647");
        }
    }

    @JsonCreator
    public static Nid of(long number) {
        if (number != (int) number) {
            throw new IllegalArgumentException("must be a node number from 1 to 2147483647");
        }
        return new Nid((int) number);
    }

    /** Takes decimal, {@code 0x} for hexadecimal and a leading 0 for octal. */
    @JsonCreator
    public static Nid of(String text) {
        try {
            return of(Long.decode(text));
        } catch (NumberFormatException none) {
            throw new IllegalArgumentException("must be a node number from 1 to 2147483647", none);
        }
    }

    @Override
    public int compareTo(Nid other) {
        return Integer.compare(number, other.number);
    }

    @Override
    public String toString() {
        return Integer.toString(number);
    }
}
