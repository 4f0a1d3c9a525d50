package org.chamicore.auth.user;

import java.util.List;
import java.util.Optional;
import org.chamicore.auth.role.Grants;
import org.chamicore.auth.session.Kind;
import org.chamicore.auth.session.SessionService;
import org.chamicore.auth.user.LocalUser.Profile;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The local users. Whoever is disabled, deleted or given another password is signed out everywhere. */
@Service
public class UserService {

    private final UserRepository repository;
    private final PasswordHashes hashes;
    private final SessionService sessions;
    private final UserHistory history;

    UserService(UserRepository repository, PasswordHashes hashes, SessionService sessions, UserHistory history) {
        this.repository = repository;
        this.hashes = hashes;
        this.sessions = sessions;
        this.history = history;
    }

    /** Empty when the name is taken. */
    @Transactional
    Optional<LocalUser> create(Username username, Profile profile, Password password) {
        Optional<LocalUser> created = repository.insert(username, profile, hashes.encode(password.value()));
        created.ifPresent(history::created);
        return created;
    }

    /** Empty when there is no such user. */
    @Transactional
    Optional<LocalUser> update(Username username, UserPatch patch) {
        return repository.findForUpdate(username).map(before -> {
            String hash = patch.password() == null
                    ? null
                    : hashes.encode(patch.password().value());
            LocalUser after = repository.update(username, patch.applyTo(before.profile()), hash);
            if (hash != null || !after.profile().enabled()) {
                signOutEverywhere(username);
            }
            history.updated(before, after, hash != null);
            return after;
        });
    }

    /** @return whether there was such a user */
    @Transactional
    boolean delete(Username username) {
        Optional<LocalUser> user = repository.findForUpdate(username);
        user.ifPresent(known -> {
            signOutEverywhere(username);
            repository.delete(username);
            history.deleted(known);
        });
        return user.isPresent();
    }

    Optional<LocalUser> find(Username username) {
        return repository.find(username);
    }

    UserList page(@Nullable Username after, int limit) {
        List<LocalUser> found = repository.pageAfter(after, limit + 1);
        return found.size() <= limit
                ? new UserList(found, null)
                : new UserList(found.subList(0, limit), found.get(limit - 1).username());
    }

    /** What an enabled user may do; empty for all others. */
    public Optional<Grants> findGrants(String username) {
        return Username.isValid(username)
                ? repository
                        .find(new Username(username))
                        .filter(user -> user.profile().enabled())
                        .map(user -> new Grants(user.profile().roles(), List.of()))
                : Optional.empty();
    }

    private void signOutEverywhere(Username username) {
        repository.deleteLogins(username);
        sessions.endAll(username.value(), Kind.USER);
    }
}
