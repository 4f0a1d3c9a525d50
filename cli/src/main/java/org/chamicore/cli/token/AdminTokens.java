package org.chamicore.cli.token;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import org.chamicore.cli.console.RefusedException;
import org.chamicore.cli.http.Answer;
import org.chamicore.cli.http.Api;
import org.chamicore.cli.suite.Accounts;
import org.chamicore.cli.suite.Service;
import org.chamicore.cli.suite.SuiteAddress;

/** Access tokens of a suite's local administrator, whose secret lies in the suite's data folder. */
public final class AdminTokens {

    private static final Duration TIMEOUT = Duration.ofSeconds(15);

    private final SuiteAddress suite;

    public AdminTokens(SuiteAddress suite) {
        this.suite = suite;
    }

    /** A new token with the scopes of a role. */
    public String issue(Role role, Duration lifetime) {
        String form = "grant_type=client_credentials&scope=%s&lifetime_seconds=%d"
                .formatted(URLEncoder.encode(role.scope(), StandardCharsets.UTF_8), lifetime.toSeconds());
        Answer answer = Api.open(suite.of(Service.AUTH), TIMEOUT)
                .authorized("Basic " + credentials())
                .postForm("/oauth2/token", form);
        String token = answer.json().path("access_token").asString("");
        if (!answer.isSuccess() || token.isEmpty()) {
            throw new RefusedException("auth gives no token (%d): %s"
                    .formatted(answer.status(), answer.body().strip()));
        }
        return token;
    }

    /** The auth service's API as its administrator uses it, for a minute. */
    public Api auth() {
        return Api.open(suite.of(Service.AUTH), TIMEOUT)
                .authorized("Bearer " + issue(Role.ADMIN, Duration.ofMinutes(1)));
    }

    private String credentials() {
        suite.data().refuseWithoutSuite();
        String secret = Accounts.secret(suite.data().secrets(), Accounts.ADMIN);
        return Base64.getEncoder().encodeToString((Accounts.ADMIN + ":" + secret).getBytes(StandardCharsets.US_ASCII));
    }
}
