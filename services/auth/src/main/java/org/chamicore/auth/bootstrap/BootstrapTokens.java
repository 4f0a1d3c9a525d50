package org.chamicore.auth.bootstrap;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.chamicore.auth.audit.AuditEvent;
import org.chamicore.auth.audit.AuditLog;
import org.chamicore.auth.audit.AuditType;
import org.chamicore.auth.bootstrap.BootstrapTokenRepository.Retriable;
import org.chamicore.auth.role.Scope;
import org.chamicore.auth.session.Kind;
import org.chamicore.auth.session.RefreshToken;
import org.chamicore.auth.session.Session;
import org.chamicore.auth.session.Session.Owner;
import org.chamicore.auth.session.SessionService;
import org.chamicore.auth.session.TokenHash;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The bootstrap tokens. Each begins one session, in one transaction with its use: a failure in between burns nothing. Whoever lost
 * the reply may ask again for a minute, which ends the session that nobody got to know of.
 */
@Service
public class BootstrapTokens {

    /** How long a lost reply may be asked for again. */
    private static final int RETRY_SECONDS = 60;

    /** A new token in clear and as it is kept. */
    record New(String secret, BootstrapToken token) {

        @Override
        public String toString() {
            return token.id().toString();
        }
    }

    /** What a bootstrap token has begun. */
    public record Begun(Session session, RefreshToken refreshToken) {}

    private final BootstrapTokenRepository repository;
    private final SessionService sessions;
    private final AuditLog audit;

    BootstrapTokens(BootstrapTokenRepository repository, SessionService sessions, AuditLog audit) {
        this.repository = repository;
        this.sessions = sessions;
        this.audit = audit;
    }

    @Transactional
    New create(BootstrapPolicy policy) {
        String secret = TokenHash.newToken();
        BootstrapToken token = repository.insert(TokenHash.of(secret), policy);
        audit.record(AuditEvent.done(
                AuditType.BOOTSTRAP_TOKEN_CREATED,
                policy.subject(),
                Map.of("id", token.id().toString(), "scopes", Scope.join(policy.scopes()))));
        return new New(secret, token);
    }

    List<BootstrapToken> list(int limit) {
        return repository.findAll(limit);
    }

    /** @return whether there was such a token */
    @Transactional
    boolean delete(UUID id) {
        boolean deleted = repository.delete(id);
        if (deleted) {
            audit.record(AuditEvent.done(AuditType.BOOTSTRAP_TOKEN_DELETED, id.toString(), Map.of()));
        }
        return deleted;
    }

    /**
     * Uses a token.
     *
     * @param clientId the program that is to hold the session
     * @param retryKey what tells this caller from all others when it asks again; null where it sent nothing
     * @return empty where the token is unknown, used, over, or meant for another address
     */
    @Transactional
    public Optional<Begun> exchange(String token, String clientId, String address, @Nullable String retryKey) {
        byte[] hash = TokenHash.of(token);
        byte[] retryHash = retryKey == null ? null : TokenHash.of(retryKey);
        Optional<Begun> begun = repository
                .consume(hash, address, retryHash)
                .or(() -> repository
                        .findRetriable(hash, address, retryHash, RETRY_SECONDS)
                        .filter(known -> sessions.isUntouched(known.sessionId()))
                        .map(this::withdrawn))
                .map(known -> begin(known, clientId));
        if (begun.isEmpty()) {
            String subject = repository.countReplay(hash).orElse("(unknown)");
            audit.record(AuditEvent.refused(AuditType.TOKEN, subject, "a bootstrap token that is not good"));
        }
        return begun;
    }

    /** Removes at most {@code limit} tokens of long ago. */
    public int purge(int limit) {
        return repository.purge(limit);
    }

    private BootstrapToken withdrawn(Retriable retriable) {
        sessions.end(retriable.sessionId());
        return retriable.token();
    }

    private Begun begin(BootstrapToken token, String clientId) {
        BootstrapPolicy policy = token.policy();
        Session session = new Session(
                UUID.randomUUID(),
                new Owner(clientId, policy.subject(), Kind.BOOTSTRAP),
                policy.scopes().stream().map(Scope::text).toList(),
                List.of(policy.audience()),
                Instant.now().plusSeconds(policy.limits().refreshTtlSeconds()));
        RefreshToken refresh = new RefreshToken(TokenHash.newToken(), session.endsAt());
        sessions.begin(session, refresh);
        repository.putSession(token.id(), session.id());
        return new Begun(session, refresh);
    }
}
