package org.chamicore.auth.audit;

/** Where the chain ends: whoever notes it down elsewhere can tell later that nothing before it was changed. */
record AuditHead(long position, String hash) {}
