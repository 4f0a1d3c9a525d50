package org.chamicore.inventory.wire;

/** The answer to a call that leaves nothing to show. */
public record Message(int code, String message) {

    public static Message of(String message) {
        return new Message(0, message);
    }

    public static Message deletedOne() {
        return of("deleted 1 entry");
    }

    /** For a whole collection; its clients know only the plural. */
    public static Message deleted(int count) {
        return of("deleted %d entries".formatted(count));
    }
}
