package org.chamicore.auth.session;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.chamicore.auth.audit.AuditEvent;
import org.chamicore.auth.audit.AuditLog;
import org.chamicore.auth.audit.AuditType;
import org.chamicore.auth.revocation.Revocations;
import org.chamicore.auth.session.SessionRepository.Pending;
import org.chamicore.auth.session.SessionRepository.Refreshable;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** The sessions; a code and a refresh token are good for one time each, whatever comes at the same moment. */
@Service
public class SessionService {

    /** A session whose code is to be redeemed or consented to. */
    public record Asked(
            Session session, CodeRequest request, @Nullable Instant codeExpiresAt) {}

    /** A session that a refresh token continues. */
    public record Continued(Session session, Instant expiresAt) {}

    private final SessionRepository repository;
    private final Revocations revoked;
    private final AuditLog audit;
    private final JsonMapper json;

    SessionService(SessionRepository repository, Revocations revoked, AuditLog audit, JsonMapper json) {
        this.repository = repository;
        this.revoked = revoked;
        this.audit = audit;
        this.json = json;
    }

    /** Begins a session that waits for consent, which {@code state} will bring. */
    @Transactional
    public void await(Session session, CodeRequest request, String state) {
        repository.insert(session);
        repository.putState(session.id(), TokenHash.of(state), json.writeValueAsString(request));
    }

    /** Gives a session its code; one that did not wait for consent begins with it. */
    @Transactional
    public void grant(Session session, CodeRequest request, String code, Instant expiresAt) {
        if (!isKnown(session)) {
            repository.insert(session);
        }
        repository.putCode(
                session.id(), TokenHash.of(code), expiresAt, session.scopes(), json.writeValueAsString(request));
    }

    public Optional<Asked> findByState(String state) {
        return repository.findByState(TokenHash.of(state)).map(this::toAsked);
    }

    /** Empty for a code that nobody was given or that was used; then all that was issued for it is called back. */
    @Transactional
    public Optional<Asked> findByCode(String code) {
        Optional<Pending> found = repository.findByCode(TokenHash.of(code));
        found.filter(Pending::used)
                .ifPresent(reused -> revoke(reused.session().id(), "an authorization code came a second time"));
        return found.filter(pending -> !pending.used()).map(this::toAsked);
    }

    /**
     * Uses the code up.
     *
     * @param told what the audit log says of it, where the code was still good
     * @return whether it was
     */
    @Transactional
    public boolean redeem(UUID id, RefreshToken issued, AuditEvent told) {
        return repository.useCode(id) && put(id, issued, told);
    }

    /** Begins a session without a code. */
    @Transactional
    public void begin(Session session, RefreshToken issued) {
        repository.insert(session);
        repository.insertRefresh(session.id(), TokenHash.of(issued.value()), issued.expiresAt());
    }

    /** Empty for a refresh token that is not good; one that was used before costs the whole session. */
    @Transactional
    public Optional<Continued> findByRefreshToken(String token) {
        Optional<Refreshable> found = repository.findByRefresh(TokenHash.of(token));
        found.filter(Refreshable::used)
                .ifPresent(reused -> revoke(reused.session().id(), "a refresh token came a second time"));
        return found.filter(each -> !each.used() && !each.over())
                .map(each -> new Continued(each.session(), each.expiresAt()));
    }

    /** The session of a refresh token, used or not, without any consequence. */
    public Optional<Session> peek(String token) {
        return repository.findByRefresh(TokenHash.of(token)).map(Refreshable::session);
    }

    /**
     * Uses a refresh token up.
     *
     * @param told what the audit log says of it, where the refresh token was still good
     * @return whether it was
     */
    @Transactional
    public boolean rotate(UUID id, String used, RefreshToken issued, AuditEvent told) {
        return repository.useRefresh(TokenHash.of(used)) && put(id, issued, told);
    }

    /** Whether nothing but the first answer was given out of the session, and nothing of that was used. */
    public boolean isUntouched(UUID id) {
        return repository.isUntouched(id);
    }

    /** Ends a session and calls back what was issued in it. */
    @Transactional
    public void revoke(UUID id, String reason) {
        if (repository.revoke(id)) {
            audit.record(AuditEvent.refused(AuditType.TOKEN_REUSED, id.toString(), reason));
        }
        callBack(id);
    }

    /** Ends a session because its holder says so. */
    @Transactional
    public void end(UUID id) {
        repository.revoke(id);
        callBack(id);
    }

    /** Ends all sessions of a user or service. */
    @Transactional
    public void endAll(String subject, Kind kind) {
        repository.findOpenOf(subject, kind).forEach(this::end);
    }

    public void forget(UUID id) {
        repository.delete(id);
    }

    /** Removes at most {@code limit} sessions that are over. */
    public int purge(int limit) {
        return repository.purge(limit);
    }

    private boolean put(UUID id, RefreshToken issued, AuditEvent told) {
        repository.insertRefresh(id, TokenHash.of(issued.value()), issued.expiresAt());
        audit.record(told);
        return true;
    }

    private void callBack(UUID id) {
        revoked.revokeFamily(id.toString());
    }

    private boolean isKnown(Session session) {
        return repository.exists(session.id());
    }

    private Asked toAsked(Pending pending) {
        return new Asked(
                pending.session(),
                json.readValue(String.valueOf(pending.request()), CodeRequest.class),
                pending.codeExpiresAt());
    }
}
