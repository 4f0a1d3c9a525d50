package org.chamicore.cli.login;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.chamicore.cli.http.UnreachableException;

/** The tokens of whoever has signed in with this command; a new one is fetched before the old one ends. */
public final class LoginTokens {

    /** The {@code ochami} CLI warns of tokens that have a quarter of an hour left. */
    private static final Duration WANTED = Duration.ofMinutes(16);

    /** The one who gets a token shall have some use of it, also while auth is away. */
    private static final Duration LEAST = Duration.ofMinutes(2);

    private final LoginFile file;

    LoginTokens(LoginFile file) {
        this.file = file;
    }

    /** Those of the user who runs this. */
    public static LoginTokens usual(Map<String, String> environment) {
        return new LoginTokens(LoginFile.usual(environment));
    }

    /**
     * A token that is good for a quarter of an hour, or for two minutes where auth cannot be reached; empty where nobody has signed
     * in at that auth service.
     */
    public Optional<String> find(String issuer) {
        Optional<Login> login = file.find(issuer);
        if (login.isEmpty() || isGoodFor(WANTED, login.get())) {
            return login.map(Login::accessToken);
        }
        try {
            AuthServer server = AuthServer.find(issuer);
            return file.update(issuer, now -> now == null || isGoodFor(WANTED, now) ? now : server.refresh(now))
                    .map(Login::accessToken);
        } catch (UnreachableException away) {
            if (isGoodFor(LEAST, login.get())) {
                return login.map(Login::accessToken);
            }
            throw away;
        }
    }

    private static boolean isGoodFor(Duration time, Login login) {
        return login.isGoodAt(Instant.now().plus(time));
    }
}
