package org.chamicore.auth.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.chamicore.auth.Browser;
import org.chamicore.auth.Browser.Pkce;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Authorization code with PKCE and refresh: from the login page to the tokens. */
@ResourceLock("application")
class LoginFlowTest extends SignedIn {

    @Nested
    class Gives {

        @Test
        void tokenAfterLoginWithoutAskingForConsentOfOurOwnCommand() {
            Map<String, Object> tokens = json(redeem(code()));

            assertThat(tokens)
                    .containsEntry("token_type", "Bearer")
                    .containsEntry("scope", "smd.read smd.write bss.read bss.write cloudinit.read cloudinit.write")
                    .containsEntry("expires_in", 1800L)
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
}
