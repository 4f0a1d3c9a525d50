package org.chamicore.db.changelog;

/** The log no longer reaches back to this cursor, or never gave it out: its holder starts from a snapshot. */
public class CursorRetiredException extends RuntimeException {

    CursorRetiredException() {
        super("this cursor has been retired");
    }
}
