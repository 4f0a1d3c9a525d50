package org.chamicore.auth.audit;

/** A stretch of the chain whose entries were retired. */
record AuditSegment(long firstPosition, long lastPosition, String previousHash, String lastHash) {}
