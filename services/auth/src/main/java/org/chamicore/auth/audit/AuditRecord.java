package org.chamicore.auth.audit;

import java.time.Instant;

/** An event with when, by whom and from where, before it has its place in the log; {@code details} is a JSON object. */
record AuditRecord(
        Instant occurredAt,
        String type,
        boolean allowed,
        String subject,
        String actor,
        String address,
        String requestId,
        String details) {}
