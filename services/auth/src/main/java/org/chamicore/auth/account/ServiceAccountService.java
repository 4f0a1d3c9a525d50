package org.chamicore.auth.account;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.chamicore.auth.account.CreateOutcome.ClientIdTaken;
import org.chamicore.auth.account.CreateOutcome.Created;
import org.chamicore.auth.revocation.Revocations;
import org.chamicore.auth.role.Grants;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The service accounts. An account that is disabled or deleted gets no more tokens, and those that it has are refused. */
@Service
public class ServiceAccountService {

    private final ServiceAccountRepository repository;
    private final PasswordEncoder hashes;
    private final AccountHistory history;
    private final Revocations revocations;

    ServiceAccountService(
            ServiceAccountRepository repository,
            PasswordEncoder hashes,
            AccountHistory history,
            Revocations revocations) {
        this.repository = repository;
        this.hashes = hashes;
        this.history = history;
        this.revocations = revocations;
    }

    @Transactional
    CreateOutcome create(ClientId clientId, ClientSecret secret, Grants grants) {
        Optional<ServiceAccount> created = repository.insert(clientId, hash(secret), grants);
        created.ifPresent(history::created);
        return created.<CreateOutcome>map(Created::new).orElseGet(ClientIdTaken::new);
    }

    /** Gives the account another secret; the one before stays good for a while. Empty when there is no such account. */
    @Transactional
    Optional<ServiceAccount> rotate(ClientId clientId, ClientSecret secret, Duration overlap) {
        return repository.lock(clientId).map(before -> {
            ServiceAccount after = repository.rotate(clientId, hash(secret), overlap);
            history.changed("rotated", before, after);
            if (overlap.isZero()) {
                revocations.revokeClient(clientId.value());
            }
            return after;
        });
    }

    /** Empty when there is no such account. */
    @Transactional
    Optional<ServiceAccount> setEnabled(ClientId clientId, boolean enabled) {
        return repository.lock(clientId).map(before -> {
            if (before.enabled() == enabled) {
                return before;
            }
            ServiceAccount after = repository.setEnabled(clientId, enabled);
            history.changed(enabled ? "enabled" : "disabled", before, after);
            if (!enabled) {
                revocations.revokeClient(clientId.value());
            }
            return after;
        });
    }

    /** Says whether there was such an account. */
    @Transactional
    boolean delete(ClientId clientId) {
        Optional<ServiceAccount> deleted = repository.delete(clientId);
        deleted.ifPresent(account -> {
            history.deleted(account);
            revocations.revokeClient(clientId.value());
        });
        return deleted.isPresent();
    }

    Optional<ServiceAccount> find(ClientId clientId) {
        return repository.find(clientId);
    }

    AccountPage page(@Nullable ClientId after, int limit) {
        List<ServiceAccount> found = repository.pageAfter(after, limit + 1);
        return found.size() <= limit
                ? new AccountPage(found, null)
                : new AccountPage(found.subList(0, limit), found.get(limit - 1).clientId());
    }

    /** How an account proves itself; empty when there is none or it is disabled. */
    public Optional<Credential> findCredential(ClientId clientId) {
        return repository.findCredential(clientId);
    }

    private String hash(ClientSecret secret) {
        return Objects.requireNonNull(hashes.encode(secret.value()));
    }
}
