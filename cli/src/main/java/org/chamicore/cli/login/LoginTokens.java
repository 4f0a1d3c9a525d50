package org.chamicore.cli.login;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** The tokens of whoever has signed in with this command; a new one is fetched before the old one ends. */
public final class LoginTokens {

    /** The one who gets a token shall have some use of it. */
    private static final Duration LEAST = Duration.ofMinutes(2);

    private final LoginFile file;

    LoginTokens(LoginFile file) {
        this.file = file;
    }

    /** Those of the user who runs this. */
    public static LoginTokens usual(Map<String, String> environment) {
        return new LoginTokens(LoginFile.usual(environment));
    }

    /** A token that is good for two minutes at least; empty where nobody has signed in at that auth service. */
    public Optional<String> find(String issuer) {
        Optional<Login> login = file.find(issuer);
        if (login.isEmpty() || isGood(login.get())) {
            return login.map(Login::accessToken);
        }
        AuthServer server = AuthServer.find(issuer);
        return file.update(issuer, now -> now == null || isGood(now) ? now : server.refresh(now))
                .map(Login::accessToken);
    }

    private static boolean isGood(Login login) {
        return login.isGoodAt(Instant.now().plus(LEAST));
    }
}
