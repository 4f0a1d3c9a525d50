package org.chamicore.auth.user;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.chamicore.auth.audit.AuditEvent;
import org.chamicore.auth.audit.AuditLog;
import org.chamicore.auth.audit.AuditType;
import org.chamicore.auth.session.TokenHash;
import org.chamicore.auth.throttle.Throttle;
import org.chamicore.auth.throttle.Throttle.Attempt;
import org.chamicore.auth.user.LoginOutcome.Refused;
import org.chamicore.auth.user.LoginOutcome.SignedIn;
import org.chamicore.auth.user.LoginOutcome.TooFast;
import org.springframework.stereotype.Service;

/** Signs people in and out of browsers. The database knows the browsers, so that any replica does and a restart loses none. */
@Service
public class Logins {

    /** How long a browser stays signed in. */
    public static final Duration LIFE = Duration.ofHours(8);

    private final UserRepository repository;
    private final PasswordHashes hashes;
    private final Throttle throttle;
    private final AuditLog audit;

    Logins(UserRepository repository, PasswordHashes hashes, Throttle throttle, AuditLog audit) {
        this.repository = repository;
        this.hashes = hashes;
        this.throttle = throttle;
        this.audit = audit;
    }

    /** Unknown, disabled and mistaken are told nothing that tells them apart, and wait as long. */
    public LoginOutcome signIn(String name, String password, String address) {
        String known = Username.isValid(name) ? name : "(no user name)";
        Attempt attempt = new Attempt("user " + known, address);
        Optional<Duration> wait = throttle.waitFor(attempt);
        if (wait.isPresent()) {
            return new TooFast(wait.get());
        }
        if (!isRight(name, password)) {
            throttle.failed(attempt);
            audit.record(AuditEvent.refused(AuditType.LOGIN, known, "wrong name or password"));
            return new Refused();
        }
        throttle.succeeded(attempt);
        String cookie = TokenHash.newToken();
        repository.insertLogin(new Username(name), TokenHash.of(cookie), LIFE);
        audit.record(AuditEvent.done(AuditType.LOGIN, name, Map.of()));
        return new SignedIn(cookie);
    }

    /** Who has signed in with the browser that holds this cookie. */
    public Optional<BrowserLogin> find(String cookie) {
        return repository.findLogin(TokenHash.of(cookie));
    }

    public void signOut(String cookie) {
        repository.deleteLogin(TokenHash.of(cookie));
    }

    /** Removes at most {@code limit} logins that ended. */
    public int purge(int limit) {
        return repository.purgeLogins(limit);
    }

    private boolean isRight(String name, String password) {
        Optional<String> hash =
                Username.isValid(name) ? repository.findPasswordHash(new Username(name)) : Optional.empty();
        if (hash.isEmpty()) {
            hashes.compareInVain(password);
            return false;
        }
        return hashes.matches(password, hash.get());
    }
}
