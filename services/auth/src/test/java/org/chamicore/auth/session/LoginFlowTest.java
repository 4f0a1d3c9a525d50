package org.chamicore.auth.session;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.InstanceOfAssertFactories.MAP;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.chamicore.auth.Browser;
import org.chamicore.auth.Browser.Pkce;
import org.chamicore.auth.WholeService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Authorization code with PKCE, refresh, revocation: from the login page to the token and its end. */
@ResourceLock("application")
class LoginFlowTest extends WholeService {

    private static final String USER = "flow-user";
    private static final String PASSWORD = "correct horse battery";
    private static final String CALLBACK = "http://127.0.0.1:45678/callback";

    @Autowired
    private JdbcClient jdbc;

    private final Browser browser = new Browser(ISSUER);
    private final Pkce pkce = Pkce.make();

    @BeforeEach
    void userAndApplication() {
        jdbc.sql("delete from local_user where username = :user")
                .param("user", USER)
                .update();
        jdbc.sql("delete from session where subject = :user")
                .param("user", USER)
                .update();
        assertThat(admin("POST", "/auth/v1/users", """
                        {"username": "flow-user", "displayName": "Flow <b>", "roles": ["operator"], "password": "%s"}
                        """.formatted(PASSWORD)).statusCode())
                .isEqualTo(201);
        assertThat(admin("PUT", "/auth/v1/applications/flow-app", """
                        {"name": "Flow <i>app</i>", "redirectUris": ["https://app.example.org/back"],
                         "scopes": ["smd.read", "smd.write", "auth.read"]}
                        """).statusCode())
                .isEqualTo(200);
    }

    @Nested
    class Gives {

        @Test
        void tokenAfterLoginWithoutAskingForConsentOfOurOwnCommand() {
            Map<String, Object> tokens = json(redeem(code()));

            assertThat(tokens)
                    .containsEntry("token_type", "Bearer")
                    .containsEntry("scope", "smd.read smd.write bss.read bss.write cloudinit.read cloudinit.write")
                    .containsEntry("expires_in", 900L)
                    .containsKeys("access_token", "refresh_token", "refresh_expires_in");
            assertThat(introspect(tokens))
                    .containsEntry("active", true)
                    .containsEntry("sub", USER)
                    .containsEntry("client_id", "chamicore-cli")
                    .containsEntry("roles", List.of("operator"));
        }

        @Test
        void onlyScopesThatUserAndApplicationHave() {
            String code = code("&scope=smd.read%20auth.read");

            assertThat(json(redeem(code))).containsEntry("scope", "smd.read");
        }

        @Test
        void tokenAfterConsentAndDoesNotAskAgain() {
            String request = "/oauth2/authorize?response_type=code&client_id=flow-app&state=s%2F1&scope=smd.read"
                    + "&redirect_uri=https%3A%2F%2Fapp.example.org%2Fback&code_challenge_method=S256&code_challenge="
                    + pkce.challenge();
            HttpResponse<String> signedIn = browser.signIn(browser.follow(browser.get(request)), USER, PASSWORD);
            HttpResponse<String> consent = browser.follow(browser.follow(signedIn));

            assertThat(consent.statusCode()).isEqualTo(200);
            assertThat(consent.body())
                    .contains("Allow Flow &lt;i&gt;app&lt;/i&gt;?", "see the inventory of nodes")
                    .doesNotContain("<i>", "<script");
            HttpResponse<String> allowed = browser.post(
                    "/oauth2/authorize",
                    "client_id=flow-app",
                    "state=" + Browser.hidden(consent, "state"),
                    "scope=smd.read");
            assertThat(Browser.location(allowed))
                    .startsWith("https://app.example.org/back?code=")
                    .endsWith("&state=s%2F1");
            assertThat(Browser.location(browser.get(request))).startsWith("https://app.example.org/back?code=");
        }

        @Test
        void nothingWithoutConsent() {
            HttpResponse<String> signedIn = browser.signIn(
                    browser.follow(browser.get("/oauth2/authorize?response_type=code&client_id=flow-app&state=s"
                            + "&redirect_uri=https%3A%2F%2Fapp.example.org%2Fback&code_challenge_method=S256&code_challenge="
                            + pkce.challenge())),
                    USER,
                    PASSWORD);
            HttpResponse<String> consent = browser.follow(browser.follow(signedIn));

            HttpResponse<String> denied = browser.post(
                    "/oauth2/authorize", "client_id=flow-app", "state=" + Browser.hidden(consent, "state"));

            assertThat(Browser.location(denied))
                    .startsWith("https://app.example.org/back?error=access_denied")
                    .endsWith("&state=s");
        }

        @Test
        void newTokensForRefreshToken() {
            Map<String, Object> first = json(redeem(code()));
            Map<String, Object> second = json(refresh(first));
            Map<String, Object> narrower = json(refresh(second, "scope=smd.read"));

            assertThat(second).containsEntry("scope", first.get("scope"));
            assertThat(second.get("refresh_token")).isNotEqualTo(first.get("refresh_token"));
            assertThat(narrower).containsEntry("scope", "smd.read");
            assertThat(introspect(first)).containsEntry("active", true);
        }
    }

    @Nested
    class Refuses {

        @Test
        void codeThatComesAgainAndCallsBackWhatItBrought() {
            String code = code();
            Map<String, Object> tokens = json(redeem(code));

            assertRefused(redeem(code), 400, "invalid_grant");
            assertThat(introspect(tokens)).isEqualTo(Map.of("active", false));
            assertRefused(refresh(tokens), 400, "invalid_grant");
        }

        @Test
        void allButOneOfManyRedemptionsAtOnce() throws Exception {
            String code = code();

            assertThat(atOnce(8, () -> redeem(code).statusCode())).containsOnlyOnce(200);
        }

        @Test
        void refreshTokenThatComesAgainAndEndsTheSession() {
            Map<String, Object> first = json(redeem(code()));
            Map<String, Object> second = json(refresh(first));

            assertRefused(refresh(first), 400, "invalid_grant");
            assertRefused(refresh(second), 400, "invalid_grant");
            assertThat(introspect(second)).isEqualTo(Map.of("active", false));
        }

        @Test
        void allButOneOfManyRefreshesAtOnce() throws Exception {
            Map<String, Object> first = json(redeem(code()));

            assertThat(atOnce(8, () -> refresh(first).statusCode()))
                    .filteredOn(status -> status == 200)
                    .hasSizeLessThanOrEqualTo(1);
        }

        @Test
        void wrongOrMissingVerifier() {
            assertRefused(redeem(code(), "code_verifier=" + Pkce.make().verifier()), 400, "invalid_grant");
            assertRefused(
                    send(tokenRequest(
                            "grant_type=authorization_code",
                            "client_id=chamicore-cli",
                            "code=" + code(),
                            "redirect_uri=" + CALLBACK)),
                    400,
                    "invalid_grant");
        }

        @Test
        void otherRedirectUri() {
            assertRefused(
                    redeem(code(), "redirect_uri=http://127.0.0.1:45679/callback", "code_verifier=" + pkce.verifier()),
                    400,
                    "invalid_grant");
        }

        @Test
        void otherClient() {
            assertRefused(
                    send(tokenRequest(
                            "grant_type=authorization_code",
                            "client_id=flow-app",
                            "code=" + code(),
                            "redirect_uri=" + CALLBACK,
                            "code_verifier=" + pkce.verifier())),
                    400,
                    "invalid_grant");
            Map<String, Object> tokens = json(redeem(code()));
            assertRefused(
                    send(tokenRequest(
                            "grant_type=refresh_token",
                            "client_id=flow-app",
                            "refresh_token=" + tokens.get("refresh_token"))),
                    400,
                    "invalid_grant");
        }

        @Test
        void refreshBeyondTheFirstScopes() {
            Map<String, Object> tokens = json(redeem(code("&scope=smd.read")));

            assertRefused(refresh(tokens, "scope=smd.read smd.write"), 400, "invalid_scope");
        }

        @Test
        void userWhoWasDisabled() {
            Map<String, Object> tokens = json(redeem(code()));
            admin("PATCH", "/auth/v1/users/" + USER, "{\"enabled\": false}");

            assertRefused(refresh(tokens), 400, "invalid_grant");
            assertThat(introspect(tokens)).isEqualTo(Map.of("active", false));
            assertThat(browser.get("/login").body()).contains("<h1>Sign in</h1>");
        }

        @Test
        void rightsThatWereTakenAway() {
            Map<String, Object> tokens = json(redeem(code()));
            admin("PATCH", "/auth/v1/users/" + USER, "{\"roles\": [\"viewer\"]}");

            assertThat(json(refresh(tokens))).containsEntry("scope", "smd.read bss.read cloudinit.read");
        }

        @Test
        void rolesThatThePolicyDoesNotName() {
            HttpResponse<String> refused =
                    admin("PATCH", "/auth/v1/users/" + USER, "{\"roles\": [\"viewer\", \"janitor\"]}");

            assertThat(refused.statusCode()).as(refused.body()).isEqualTo(400);
            assertThat(json(refused))
                    .containsEntry("type", "urn:problem:auth:no-such-role")
                    .containsEntry(
                            "detail", "The policy names no role janitor, only [admin, operator, service, viewer]");
            assertThat(json(admin("GET", "/auth/v1/users/" + USER, ""))).containsEntry("roles", List.of("operator"));
            assertThat(admin("POST", "/auth/v1/users", "{\"username\": \"flow-janitor\", \"roles\": [\"janitor\"]}")
                            .statusCode())
                    .isEqualTo(400);
            assertThat(admin("GET", "/auth/v1/users/flow-janitor", "").statusCode())
                    .isEqualTo(404);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "/oauth2/authorize?response_type=code&client_id=nobody&redirect_uri=https%3A%2F%2Fevil.example.org",
                    "/oauth2/authorize?response_type=code&client_id=flow-app&redirect_uri=https%3A%2F%2Fevil.example.org",
                    "/oauth2/authorize?response_type=code&client_id=flow-app&redirect_uri=https%3A%2F%2Fapp.example.org%2Fback%2Fx",
                    "/oauth2/authorize?response_type=code&client_id=flow-app&redirect_uri=https%3A%2F%2Fapp.example.org%2Fback%3Fx",
                    "/oauth2/authorize?response_type=code&client_id=chamicore-cli&redirect_uri=http%3A%2F%2Flocalhost%3A1%2Fcallback",
                    "/oauth2/authorize"
                })
        void redirectToAnybodyElse(String request) {
            HttpResponse<String> answer = browser.get(request);

            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.headers().firstValue("Location")).isEmpty();
            assertThat(answer.body()).contains("That did not work");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "&code_challenge_method=S256",
                    "&code_challenge=x&code_challenge_method=plain",
                    "&code_challenge=x",
                    "&scope=nonsense&code_challenge_method=S256&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"
                })
        void requestsWithoutPkceOrBeyondTheApplication(String more) {
            HttpResponse<String> answer = browser.get("/oauth2/authorize?response_type=code&client_id=flow-app&state=s"
                    + "&redirect_uri=https%3A%2F%2Fapp.example.org%2Fback"
                    + more);

            assertThat(Browser.location(answer))
                    .startsWith("https://app.example.org/back?error=invalid_")
                    .endsWith("&state=s");
        }
    }

    @Nested
    class Followed {

        @Test
        void endOfASessionIsFollowedByWhoeverChecksTokens() {
            admin("PATCH", "/auth/v1/users/" + USER, "{\"roles\": [\"admin\"]}");
            Map<String, Object> first = json(redeem(code()));
            Map<String, Object> second = json(refresh(first));
            Object session = introspect(second).get("sid");
            assertThat(accounts(second)).isEqualTo(200);

            assertRefused(refresh(first), 400, "invalid_grant");

            await().atMost(Duration.ofSeconds(10))
                    .untilAsserted(() -> assertThat(accounts(second)).isEqualTo(401));
            assertThat(audit("?type=token_reused&subject=" + session))
                    .singleElement(as(MAP))
                    .containsEntry("allowed", false);
        }

        @Test
        void loginsAndTokensAreInTheAuditLog() {
            browser.signIn(browser.get("/login"), USER, "wrong");
            redeem(code());

            assertThat(audit("?type=login&limit=2&subject=" + USER))
                    .extracting(entry -> entry.get("allowed"), entry -> entry.get("address"))
                    .containsExactly(tuple(true, "127.0.0.1"), tuple(false, "127.0.0.1"));
            assertThat(audit("?type=token&limit=1&subject=" + USER))
                    .singleElement(as(MAP))
                    .extractingByKey("details", as(MAP))
                    .containsEntry("grant", "session")
                    .containsEntry("client_id", "chamicore-cli");
        }

        private int accounts(Map<String, Object> tokens) {
            return send(to(ACCOUNTS).header("Authorization", "Bearer " + tokens.get("access_token")))
                    .statusCode();
        }

        @SuppressWarnings("unchecked")
        private List<Map<String, Object>> audit(String search) {
            return (List<Map<String, Object>>)
                    json(admin("GET", "/auth/v1/audit" + search, "")).get("events");
        }
    }

    @Nested
    class LoginPage {

        @Test
        void tellsNothingApart() {
            HttpResponse<String> page = browser.get("/login");
            HttpResponse<String> wrong = browser.signIn(page, USER, "wrong");
            HttpResponse<String> unknown = browser.signIn(page, "nobody", "wrong");

            assertThat(wrong.statusCode()).isEqualTo(unknown.statusCode()).isEqualTo(401);
            assertThat(wrong.body()).contains("That name and password do not belong together.");
        }

        @Test
        void cannotBeFramedAndRunsNoScript() {
            HttpResponse<String> page = browser.get("/login");

            assertThat(page.headers().firstValue("Content-Security-Policy"))
                    .hasValue("default-src 'none'; style-src 'self'; base-uri 'none'; frame-ancestors 'none'");
            assertThat(page.headers().firstValue("X-Frame-Options")).hasValue("DENY");
            assertThat(page.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
            assertThat(page.body()).doesNotContain("<script");
            assertThat(browser.get("/login.css").headers().firstValue("Content-Type"))
                    .hasValue("text/css;charset=UTF-8");
        }

        @Test
        void refusesFormsOfOthers() {
            browser.get("/login");

            assertThat(browser.post("/login", "username=" + USER, "password=" + PASSWORD)
                            .statusCode())
                    .isEqualTo(400);
            assertThat(browser.post("/logout", "_csrf=forged").statusCode()).isEqualTo(400);
        }

        @Test
        void leadsNowhereElse() {
            HttpResponse<String> page = browser.get("/login?continue=https%3A%2F%2Fevil.example.org");

            assertThat(Browser.location(browser.signIn(page, USER, PASSWORD))).isEqualTo("/login");
            assertThat(browser.get("/login").body()).contains("You are signed in");
        }

        @Test
        void signsOut() {
            HttpResponse<String> signedIn = browser.follow(browser.signIn(browser.get("/login"), USER, PASSWORD));
            browser.post("/logout", "_csrf=" + Browser.hidden(signedIn, "_csrf"));

            assertThat(browser.get("/login").body()).contains("<h1>Sign in</h1>");
        }

        @Test
        void makesThoseWaitWhoFailedTooOften() {
            jdbc.sql("""
                    insert into failed_attempt (key, failures, last_at, blocked_until)
                    values ('user flow-user', 9, now(), now() + interval '1 minute')
                    on conflict (key) do update
                       set blocked_until = excluded.blocked_until
                    """).update();
            HttpResponse<String> answer = browser.signIn(browser.get("/login"), USER, PASSWORD);
            jdbc.sql("delete from failed_attempt where key = 'user flow-user'").update();

            assertThat(answer.statusCode()).isEqualTo(429);
            assertThat(Integer.parseInt(
                            answer.headers().firstValue("Retry-After").orElseThrow()))
                    .isBetween(50, 60);
        }
    }

    @Nested
    class Revocation {

        @Test
        void endsTheSessionOfRefreshToken() {
            Map<String, Object> tokens = json(redeem(code()));

            assertThat(revoke("client_id=chamicore-cli", "token=" + tokens.get("refresh_token"))
                            .statusCode())
                    .isEqualTo(200);
            assertRefused(refresh(tokens), 400, "invalid_grant");
            assertThat(introspect(tokens)).isEqualTo(Map.of("active", false));
        }

        @Test
        void endsOneAccessToken() {
            Map<String, Object> tokens = json(redeem(code()));

            assertThat(revoke(
                                    "client_id=chamicore-cli",
                                    "token=" + tokens.get("access_token"),
                                    "token_type_hint=refresh_token")
                            .statusCode())
                    .isEqualTo(200);
            assertThat(introspect(tokens)).isEqualTo(Map.of("active", false));
            assertThat(introspect(json(refresh(tokens)))).containsEntry("active", true);
        }

        @ParameterizedTest
        @ValueSource(strings = {"unknown", "a.b.c", "0123456789abcdef"})
        void saysYesToWhatIsNoToken(String token) {
            assertThat(revoke("client_id=chamicore-cli", "token=" + token).statusCode())
                    .isEqualTo(200);
        }

        @Test
        void refusesTokensOfOthers() {
            Map<String, Object> tokens = json(redeem(code()));

            assertThat(revoke("client_id=flow-app", "token=" + tokens.get("refresh_token"))
                            .statusCode())
                    .isEqualTo(400);
            assertThat(introspect(tokens)).containsEntry("active", true);
        }

        @Test
        void wantsToken() {
            assertRefused(revoke("client_id=chamicore-cli"), 400, "invalid_request");
        }

        private HttpResponse<String> revoke(String... pairs) {
            return send(to("/oauth2/revoke")
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString(Browser.form(pairs))));
        }
    }

    private String code() {
        return code("");
    }

    private String code(String more) {
        HttpResponse<String> answer = browser.get("/oauth2/authorize?response_type=code&client_id=chamicore-cli&state=s"
                + "&redirect_uri=http%3A%2F%2F127.0.0.1%3A45678%2Fcallback&code_challenge_method=S256&code_challenge="
                + pkce.challenge()
                + more);
        if (Browser.location(answer).startsWith("/login")) {
            answer = browser.follow(browser.signIn(browser.follow(answer), USER, PASSWORD));
        }
        assertThat(Browser.location(answer)).startsWith(CALLBACK + "?code=").endsWith("&state=s");
        return Browser.parameter(Browser.location(answer), "code");
    }

    private HttpResponse<String> redeem(String code) {
        return redeem(code, "redirect_uri=" + CALLBACK, "code_verifier=" + pkce.verifier());
    }

    private static HttpResponse<String> redeem(String code, String... more) {
        String[] pairs = Stream.concat(
                        Stream.of("grant_type=authorization_code", "client_id=chamicore-cli", "code=" + code),
                        Stream.of(more))
                .toArray(String[]::new);
        return send(tokenRequest(
                Arrays.stream(pairs).anyMatch(pair -> pair.startsWith("redirect_uri"))
                        ? pairs
                        : Stream.concat(Arrays.stream(pairs), Stream.of("redirect_uri=" + CALLBACK))
                                .toArray(String[]::new)));
    }

    private static HttpResponse<String> refresh(Map<String, Object> tokens, String... more) {
        return send(tokenRequest(Stream.concat(
                        Stream.of(
                                "grant_type=refresh_token",
                                "client_id=chamicore-cli",
                                "refresh_token=" + tokens.get("refresh_token")),
                        Stream.of(more))
                .toArray(String[]::new)));
    }

    private static Map<String, Object> introspect(Map<String, Object> tokens) {
        return json(send(to("/oauth2/introspect")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Authorization", basic("test-viewer", secret("viewer")))
                .POST(BodyPublishers.ofString("token=" + tokens.get("access_token")))));
    }

    private static HttpResponse<String> admin(String method, String path, String body) {
        return send(to(path).header("Authorization", "Bearer " + token("admin"))
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body)));
    }

    private static <T> List<T> atOnce(int count, Callable<T> call) throws Exception {
        try (var threads = Executors.newFixedThreadPool(count)) {
            return threads.invokeAll(Collections.nCopies(count, call)).stream()
                    .map(Future::resultNow)
                    .toList();
        }
    }

    private static void assertRefused(HttpResponse<String> answer, int status, String error) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(json(answer)).containsEntry("error", error);
    }
}
