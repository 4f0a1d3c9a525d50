package org.chamicore.db.changelog;

/**
 * Whose doing a change is.
 *
 * @param actor who asked for it
 * @param requestId the request in which he did
 */
public record Author(String actor, String requestId) {}
