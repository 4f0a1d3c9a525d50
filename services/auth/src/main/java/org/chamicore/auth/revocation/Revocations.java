package org.chamicore.auth.revocation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.chamicore.auth.audit.AuditEvent;
import org.chamicore.auth.audit.AuditLog;
import org.chamicore.auth.audit.AuditType;
import org.chamicore.db.changelog.Change;
import org.chamicore.db.changelog.ChangeLog;
import org.chamicore.web.security.Revocation.Kind;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * Calls tokens back before they end. Every service refuses them within seconds; each method joins the caller's transaction, and
 * nothing is refused before that is committed.
 */
@Service
public class Revocations {

    private static final String KIND = "revocation";

    /** No access token lives longer, and clocks may differ by a minute. */
    private static final Duration LONGEST_TOKEN = Duration.ofDays(1).plusMinutes(1);

    private final RevocationRepository repository;
    private final ChangeLog changes;
    private final AuditLog audit;
    private final JsonMapper json;
    private final Clock clock;

    Revocations(RevocationRepository repository, ChangeLog changes, AuditLog audit, JsonMapper json) {
        this.repository = repository;
        this.changes = changes;
        this.audit = audit;
        this.json = json;
        this.clock = Clock.systemUTC();
    }

    /** Refuses the one access token with this {@code jti}, which ends by itself at {@code expiresAt}. */
    @Transactional
    public void revokeToken(String jti, Instant expiresAt) {
        revoke(Kind.TOKEN, jti, expiresAt);
    }

    /** Refuses all access tokens that name {@code subject} as {@code sub} and were issued until now, this second included. */
    @Transactional
    public void revokeSubject(String subject) {
        revoke(Kind.SUBJECT, subject, allHaveEnded());
    }

    /** Refuses all access tokens that were issued until now to {@code clientId}, whoever their subject is. */
    @Transactional
    public void revokeClient(String clientId) {
        revoke(Kind.CLIENT, clientId, allHaveEnded());
    }

    /** Refuses all access tokens of one login and its refreshes, which carry {@code family} as {@code sid}. */
    @Transactional
    public void revokeFamily(String family) {
        revoke(Kind.FAMILY, family, allHaveEnded());
    }

    /** Whether a token with these claims was revoked; for introspection, which must know at once. */
    public boolean isRevoked(Map<String, ?> claims) {
        List<String> kinds = new ArrayList<>();
        List<String> values = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            if (claims.get(kind.claim()) instanceof String value) {
                kinds.add(kind.text());
                values.add(value);
            }
        }
        Instant issuedAt = claims.get("iat") instanceof Instant instant ? instant : Instant.EPOCH;
        return repository.holdsAny(kinds, values, issuedAt);
    }

    /** As an admin asks for it, which the audit log keeps. */
    @Transactional
    public void revoke(NewRevocation wanted) {
        revoke(wanted.kind(), wanted.value(), allHaveEnded());
        audit.record(AuditEvent.done(
                AuditType.TOKEN_REVOKED,
                wanted.value(),
                Map.of("kind", wanted.kind().text())));
    }

    private void revoke(Kind kind, String value, Instant expiresAt) {
        repository.save(kind, value, expiresAt);
        Map<String, String> what = Map.of("kind", kind.text(), "value", value, "expiresAt", expiresAt.toString());
        changes.append(Change.created(KIND, kind.text() + ":" + value, json.valueToTree(what)));
    }

    UUID tag() {
        return repository.tag();
    }

    RevocationList list() {
        return repository.list();
    }

    private Instant allHaveEnded() {
        return clock.instant().plus(LONGEST_TOKEN);
    }
}
