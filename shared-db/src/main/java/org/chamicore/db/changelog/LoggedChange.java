package org.chamicore.db.changelog;

import java.time.Instant;

/**
 * A change as the log keeps it.
 *
 * @param cursor the place behind it
 * @param actor who asked for it: the subject of a token, or the service itself
 * @param requestId the request that made it
 */
public record LoggedChange(Cursor cursor, Instant occurredAt, String actor, String requestId, Change change) {}
