package org.chamicore.auth.audit;

/**
 * Where events are written down. The request's id, its sender's address and its actor come from the log context ({@code requestId},
 * {@code address}, {@code actor}), so that callers need not carry them.
 */
public interface AuditLog {

    /** Writes in the transaction that runs, where one does, so that what is rolled back did not happen. */
    void record(AuditEvent event);
}
