package org.chamicore.inventory.wire;

/** Whole numbers from {@code first} to {@code last}, both included; none is negative. */
public record Span(long first, long last) {

    public Span {
        if (first < 0 || last < first) {
            throw new IllegalArgumentException("a range of numbers begins with the smaller one");
        }
    }

    /** How many numbers there are; no more than {@link Long#MAX_VALUE}. */
    long size() {
        return Math.max(last - first, last - first + 1);
    }
}
