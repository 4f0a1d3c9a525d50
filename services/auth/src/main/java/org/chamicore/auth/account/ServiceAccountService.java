package org.chamicore.auth.account;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.chamicore.auth.account.CreateOutcome.ClientIdTaken;
import org.chamicore.auth.account.CreateOutcome.Created;
import org.chamicore.auth.role.Grants;
import org.chamicore.db.changelog.Change;
import org.chamicore.db.changelog.ChangeLog;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** The service accounts; each change of them is in the change log, which knows no secret. */
@Service
public class ServiceAccountService {

    private static final String KIND = "service_account";

    private final ServiceAccountRepository repository;
    private final PasswordEncoder hashes;
    private final ChangeLog changes;
    private final JsonMapper json;

    ServiceAccountService(
            ServiceAccountRepository repository, PasswordEncoder hashes, ChangeLog changes, JsonMapper json) {
        this.repository = repository;
        this.hashes = hashes;
        this.changes = changes;
        this.json = json;
    }

    @Transactional
    CreateOutcome create(ClientId clientId, ClientSecret secret, Grants grants) {
        String hash = Objects.requireNonNull(hashes.encode(secret.value()));
        Optional<ServiceAccount> created = repository.insert(clientId, hash, grants);
        created.ifPresent(account -> changes.append(Change.created(KIND, clientId.value(), json.valueToTree(account))));
        return created.<CreateOutcome>map(Created::new).orElseGet(ClientIdTaken::new);
    }

    /** @return whether there was such an account */
    @Transactional
    boolean delete(ClientId clientId) {
        Optional<ServiceAccount> deleted = repository.delete(clientId);
        deleted.ifPresent(account -> changes.append(Change.deleted(KIND, clientId.value(), json.valueToTree(account))));
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

    /** To be called when a token was issued to the account. */
    public void touch(ClientId clientId) {
        repository.touch(clientId);
    }
}
