package org.chamicore.db.changelog;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;
import java.util.UUID;

/**
 * A place in the change log: everything up to and including (xid, position) has been seen.
 *
 * @param epoch the life of the log it belongs to; a restore into another cluster starts a new one
 * @param xid the transaction number (xid8, which never wraps)
 * @param position the row's number, in the order of writing
 */
public record Cursor(UUID epoch, long xid, long position) implements Comparable<Cursor> {

    private static final Comparator<Cursor> ORDER =
            Comparator.comparingLong(Cursor::xid).thenComparingLong(Cursor::position);

    /**
     * Reads the text that {@link #encoded} gave.
     *
     * @throws IllegalArgumentException when it is not such a text
     */
    public static Cursor parse(String text) {
        String[] parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.US_ASCII).split("\\.", -1);
        if (parts.length != 3) {
            throw new IllegalArgumentException("not a cursor");
        }
        Cursor cursor = new Cursor(UUID.fromString(parts[0]), Long.parseLong(parts[1]), Long.parseLong(parts[2]));
        if (cursor.xid < 0 || cursor.position < 0 || !cursor.encoded().equals(text)) {
            throw new IllegalArgumentException("not a cursor");
        }
        return cursor;
    }

    /** The opaque form that clients keep. */
    public String encoded() {
        String text = "%s.%d.%d".formatted(epoch, xid, position);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public int compareTo(Cursor other) {
        return ORDER.compare(this, other);
    }
}
