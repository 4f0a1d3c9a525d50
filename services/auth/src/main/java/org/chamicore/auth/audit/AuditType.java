package org.chamicore.auth.audit;

import java.util.Locale;

/** What can happen; each name, in lower case, is part of the log's form. */
public enum AuditType {
    LOGIN,
    TOKEN,
    TOKEN_REVOKED,
    TOKEN_REUSED,
    CONSENT,
    BREAK_GLASS,
    BOOTSTRAP_TOKEN_CREATED,
    BOOTSTRAP_TOKEN_DELETED,
    USER_CHANGED,
    CLIENT_CHANGED,
    SERVICE_ACCOUNT_CHANGED,
    POLICY_CHANGED,
    PROVIDER_CHANGED,
    KEY_ROTATED,
    THROTTLED;

    /** As the log writes it: {@code token_revoked}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
