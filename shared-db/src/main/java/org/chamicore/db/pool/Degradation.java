package org.chamicore.db.pool;

/**
 * Something makes the service on the database worse than it should be, or no longer does.
 *
 * @param begins false when it ends
 * @param reason for people: what, how much, whose
 */
public record Degradation(Kind kind, boolean begins, String reason) {

    /** What it is about. */
    public enum Kind {
        /** The pool was nearly used up for a while. */
        POOL_BUSY,
        /** A connection is kept for too long. */
        CONNECTION_KEPT,
        /** The database is not asked, because it does not answer. */
        DATABASE_AWAY
    }
}
