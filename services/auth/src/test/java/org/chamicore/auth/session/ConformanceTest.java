package org.chamicore.auth.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.chamicore.auth.Browser;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows of the standards that no test of a feature shows; docs/auth.md lists them all with their tests. */
@ResourceLock("application")
class ConformanceTest extends SignedIn {

    private static final String EXCHANGE = "grant_type=urn:ietf:params:oauth:grant-type:token-exchange";
    private static final String ACCESS_TOKEN = "urn:ietf:params:oauth:token-type:access_token";

    @Nested
    class Rfc6749 {

        @Test
        void clientCredentialsByPublicClient() {
            assertRefused(
                    send(tokenRequest("grant_type=client_credentials", "client_id=chamicore-cli")),
                    401,
                    "invalid_client");
        }

        @ParameterizedTest
        @CsvSource({"authorization_code, code", "refresh_token, refresh_token"})
        void grantNotRegistered(String grant, String proof) {
            assertRefused(
                    send(tokenRequest("grant_type=" + grant, proof + "=x", "redirect_uri=" + CALLBACK)
                            .header("Authorization", basic("test-viewer", secret("viewer")))),
                    400,
                    "unauthorized_client");
        }

        @Test
        void codeLivesTenMinutesAtMost() {
            code();

            assertThat(jdbc.sql("select max(code_expires_at) <= now() + interval '10 minutes' from session")
                            .query(Boolean.class)
                            .single())
                    .isTrue();
        }

        @Test
        void codeThatIsOver() {
            String code = code();
            jdbc.sql("update session set code_expires_at = now() - interval '1 second' where subject = :user")
                    .param("user", USER)
                    .update();

            assertRefused(redeem(code), 400, "invalid_grant");
        }
    }

    @Nested
    class Rfc7636 {

        private static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
        private static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

        @Test
        void pairOfTheStandard() {
            code();
            HttpResponse<String> asked = authorize("&code_challenge_method=S256&code_challenge=" + CHALLENGE);
            String code = Browser.parameter(Browser.location(asked), "code");

            assertThat(redeem(code, "code_verifier=" + VERIFIER).statusCode()).isEqualTo(200);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "&code_challenge_method=S256",
                    "&code_challenge=" + CHALLENGE,
                    "&code_challenge=" + VERIFIER + "&code_challenge_method=plain",
                    "&code_challenge=" + CHALLENGE + "&code_challenge_method=S512"
                })
        void missingChallengeOrUnsupportedMethod(String more) {
            assertThat(Browser.location(authorize(more)))
                    .startsWith(CALLBACK + "?error=invalid_request&")
                    .endsWith("&state=s");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "short",
                    "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjX",
                    "dBjftJeZ4CVP+mB92K27uhbUJU1p1r/wW1gFWFOEjXk"
                })
        void verifierOfAnotherForm(String verifier) throws Exception {
            String challenge = Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(
                            MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII)));
            code();
            HttpResponse<String> asked = authorize("&code_challenge_method=S256&code_challenge=" + challenge);
            String code = Browser.parameter(Browser.location(asked), "code");

            assertRefused(redeem(code, "code_verifier=" + verifier), 400, "invalid_grant");
        }

        private HttpResponse<String> authorize(String more) {
            return browser.get("/oauth2/authorize?response_type=code&client_id=chamicore-cli&state=s"
                    + "&redirect_uri=http%3A%2F%2F127.0.0.1%3A45678%2Fcallback"
                    + more);
        }
    }

    @Nested
    class Rfc8693 {

        @Test
        void actorTypeWithoutActorToken() {
            assertRefused(
                    exchange(
                            token("operator"),
                            "subject_token_type=" + ACCESS_TOKEN,
                            "actor_token_type=" + ACCESS_TOKEN),
                    400,
                    "invalid_request");
        }

        @Test
        void revokedSubjectToken() {
            String own = token("operator");
            assertThat(send(to("/oauth2/revoke")
                                    .header("Content-Type", "application/x-www-form-urlencoded")
                                    .header("Authorization", basic("test-operator", secret("operator")))
                                    .POST(BodyPublishers.ofString("token=" + own)))
                            .statusCode())
                    .isEqualTo(200);

            assertRefused(exchange(own, "subject_token_type=" + ACCESS_TOKEN), 400, "invalid_grant");
        }

        @Test
        void resultLivesNoLongerThanItsSubject() throws Exception {
            String own = token("operator", "lifetime_seconds=90");
            JWTClaimsSet result = SignedJWT.parse((String) json(exchange(own, "subject_token_type=" + ACCESS_TOKEN))
                            .get("access_token"))
                    .getJWTClaimsSet();

            assertThat(result.getExpirationTime())
                    .isEqualTo(SignedJWT.parse(own).getJWTClaimsSet().getExpirationTime());
        }
    }

    /** What the {@code ochami} CLI asks of a token before it sends it (the reference's section 4.1), however it was issued. */
    @Nested
    class OchamiCli {

        private static final Duration WARNS = Duration.ofMinutes(15);

        @Test
        void tokenIsNotOpaque() throws Exception {
            for (String token : eachWay()) {
                assertThat(SignedJWT.parse(token).serialize()).isEqualTo(token);
            }
        }

        @Test
        void tokenIsGoodAtOnceWithoutLeewayForClocks() throws Exception {
            for (String token : eachWay()) {
                Instant now = Instant.now();
                JWTClaimsSet claims = SignedJWT.parse(token).getJWTClaimsSet();

                assertThat(claims.getNotBeforeTime().toInstant()).isBeforeOrEqualTo(now);
                assertThat(claims.getIssueTime().toInstant()).isBeforeOrEqualTo(now);
                assertThat(claims.getExpirationTime().toInstant()).isAfter(now);
            }
        }

        @Test
        void nobodyIsWarnedOfATokenThatIsNew() throws Exception {
            for (String token : eachWay()) {
                assertThat(SignedJWT.parse(token)
                                .getJWTClaimsSet()
                                .getExpirationTime()
                                .toInstant())
                        .isAfter(Instant.now().plus(WARNS).plusSeconds(60));
            }
        }

        @Test
        void bearerAloneIsEnough() {
            for (String token : eachWay()) {
                assertThat(send(to(ACCOUNTS).header("Authorization", "Bearer " + token))
                                .statusCode())
                        .isEqualTo(200);
            }
        }

        private List<String> eachWay() {
            assertThat(admin("PATCH", "/auth/v1/users/" + USER, "{\"roles\": [\"admin\"]}")
                            .statusCode())
                    .isEqualTo(200);
            String own = accessToken(send(tokenRequest("grant_type=client_credentials")
                    .header("Authorization", basic("test-admin", secret("admin")))));
            Map<String, Object> session = json(redeem(code()));
            String bootstrap = (String)
                    json(admin("POST", "/auth/v1/bootstrap-tokens", """
                    {"subject": "cli", "audience": "auth", "scopes": ["auth.read"]}""")).get("bootstrap_token");
            return List.of(
                    own,
                    (String) session.get("access_token"),
                    accessToken(refresh(session)),
                    accessToken(exchange(own, "subject_token_type=" + ACCESS_TOKEN)),
                    accessToken(send(tokenRequest(
                            EXCHANGE,
                            "subject_token=" + bootstrap,
                            "subject_token_type=urn:openchami:params:oauth:token-type:bootstrap-token"))));
        }

        private static String accessToken(HttpResponse<String> answer) {
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            return (String) json(answer).get("access_token");
        }
    }

    private static HttpResponse<String> exchange(String token, String... more) {
        String[] pairs = Stream.concat(Stream.of(EXCHANGE, "subject_token=" + token), Stream.of(more))
                .toArray(String[]::new);
        return send(tokenRequest(pairs).header("Authorization", basic("test-admin", secret("admin"))));
    }
}
