package org.chamicore.auth.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.chamicore.auth.Browser;
import org.chamicore.auth.WholeService;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** tokensmith's way for services to get in, as the reference's section 2.4 gives it: once, bound, and for a lost reply once more. */
@ResourceLock("application")
class BootstrapTest extends WholeService {

    private static final String GRANT = "grant_type=urn:ietf:params:oauth:grant-type:token-exchange";
    private static final String TYPE = "subject_token_type=urn:openchami:params:oauth:token-type:bootstrap-token";

    @Autowired
    private JdbcClient jdbc;

    @Nested
    class Gives {

        @ParameterizedTest
        @ValueSource(strings = {"/oauth2/token", "/oauth/token", "/token"})
        void tokensOfTheOlderFormUnderEachAddress(String path) throws Exception {
            HttpResponse<String> answer = exchange(path, create(""));

            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
            assertThat(json(answer))
                    .containsOnlyKeys(
                            "access_token",
                            "token_type",
                            "expires_in",
                            "refresh_token",
                            "refresh_expires_in",
                            "scope",
                            "issued_token_type")
                    .containsEntry("token_type", "Bearer")
                    .containsEntry("expires_in", 3600L)
                    .containsEntry("refresh_expires_in", 86_400L)
                    .containsEntry("scope", "smd.read")
                    .containsEntry("issued_token_type", "urn:ietf:params:oauth:token-type:access_token");
            assertThat((String) json(answer).get("refresh_token")).matches("[0-9a-f]{64}");
            Map<String, Object> claims = claims(answer);
            assertThat(claims)
                    .containsEntry("sub", "boot-service")
                    .containsEntry("aud", List.of("smd", "hsm"))
                    .containsEntry("scope", List.of("smd.read"))
                    .containsEntry("auth_level", "IAL2")
                    .containsEntry("auth_factors", 2L)
                    .containsEntry("auth_methods", List.of("bootstrap_exchange"))
                    .containsEntry("auth_events", List.of("bootstrap_token_exchange"))
                    .containsEntry("cluster_id", "chamicore")
                    .containsEntry("openchami_id", "chamicore")
                    .containsEntry("session_exp", claims.get("exp"))
                    .containsKeys("nonce", "session_id", "nbf", "iat", "jti", "iss");
        }

        @Test
        void newTokensForRefreshTokenWithoutAnyClient() {
            Map<String, Object> first = json(exchange("/oauth/token", create("")));
            HttpResponse<String> second = refresh(first);

            assertThat(second.statusCode()).as(second.body()).isEqualTo(200);
            assertThat(json(second)).containsEntry("scope", "smd.read").containsKey("refresh_expires_in");
            assertThat(json(second).get("refresh_token")).isNotEqualTo(first.get("refresh_token"));
            assertRefused(refresh(first), 400, "invalid_grant");
            assertRefused(refresh(json(second)), 400, "invalid_grant");
        }

        @Test
        void anotherAnswerToWhoLostTheFirstAndHasTheSameKey() {
            String token = create("");
            Map<String, Object> lost = json(exchange(token, "the key of one caller"));
            Map<String, Object> again = json(exchange(token, "the key of one caller"));

            assertThat(again).containsKey("access_token");
            assertRefused(refresh(lost), 400, "invalid_grant");
            assertThat(refresh(again).statusCode()).isEqualTo(200);
            assertRefused(exchange(token, "the key of one caller"), 400, "invalid_grant");
        }

        @Test
        void anotherAnswerToTheAddressThatItIsBoundTo() {
            String token = create(", \"bound_to\": \"10.9.0.0/16\"");

            assertRefused(exchangeFrom(token, "10.8.0.1"), 400, "invalid_grant");
            assertThat(exchangeFrom(token, "10.9.0.1").statusCode()).isEqualTo(200);
            assertRefused(exchangeFrom(token, "10.9.0.2"), 400, "invalid_grant");
            assertThat(exchangeFrom(token, "10.9.0.1").statusCode()).isEqualTo(200);
        }
    }

    @Nested
    class Refuses {

        @Test
        void callerWhoseAddressAProxyKeepsToItself() {
            String token = create("");

            assertRefused(exchangeFrom(token, "unknown"), 400, "invalid_grant");
            assertThat(exchangeFrom(token, "::ffff:10.9.0.1").statusCode()).isEqualTo(200);
        }

        @Test
        void unknownUsedAndOverInTheSameWords() {
            String used = create("");
            exchange("/token", used);
            String over = create("");
            jdbc.sql("update bootstrap_token set expires_at = now() - interval '1 second' where consumed_at is null")
                    .update();

            HttpResponse<String> ofUnknown = exchange("/token", "0".repeat(64));
            assertRefused(ofUnknown, 400, "invalid_grant");
            assertThat(exchange("/token", used).body()).isEqualTo(ofUnknown.body());
            assertThat(exchange("/token", over).body()).isEqualTo(ofUnknown.body());
        }

        @Test
        void otherKeyThanTheFirst() {
            String token = create("");
            exchange(token, "the key of one caller");

            assertRefused(exchange(token, "the key of another"), 400, "invalid_grant");
            assertRefused(exchange("/token", token), 400, "invalid_grant");
        }

        @Test
        void allButOneOfManyAtOnce() throws Exception {
            String token = create("");
            long before = issued();

            assertThat(atOnce(8, () -> exchange("/token", token).statusCode()))
                    .containsOnlyOnce(200)
                    .containsOnly(200, 400);
            assertThat(issued() - before).isEqualTo(1);
        }

        @Test
        void withoutAWordOfTokensThatNobodyGot() throws Exception {
            String token = create("");
            Map<String, Object> first = json(exchange("/token", token));
            long before = issued();

            assertRefused(exchange("/token", token), 400, "invalid_grant");
            assertThat(issued() - before).isZero();

            List<Integer> refreshed = atOnce(8, () -> refresh(first).statusCode());
            assertThat(issued() - before)
                    .isEqualTo(
                            refreshed.stream().filter(status -> status == 200).count());
        }

        @Test
        void incompleteRequests() {
            assertRefused(send(form("/oauth/token", TYPE)), 400, "invalid_request");
            assertRefused(send(form("/oauth/token", GRANT, TYPE)), 400, "invalid_request");
            assertRefused(send(form("/oauth/token", GRANT, "subject_token=x")), 400, "invalid_request");
            assertRefused(
                    send(form("/oauth/token", GRANT, "subject_token=x", "subject_token_type=nonsense")),
                    400,
                    "invalid_request");
            assertRefused(send(form("/oauth/token", "grant_type=refresh_token")), 400, "invalid_request");
            assertRefused(
                    send(form("/oauth/token", "grant_type=refresh_token", "refresh_token=unknown")),
                    400,
                    "invalid_grant");
            assertRefused(
                    send(form("/oauth/token", GRANT, TYPE, "subject_token=x", "actor_token=y")),
                    400,
                    "invalid_request");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{}",
                    "{\"subject\": \"a\", \"audience\": \"smd\", \"scopes\": []}",
                    "{\"subject\": \"a\", \"audience\": \"smd\", \"scopes\": [\"nonsense\"]}",
                    "{\"subject\": \"a\", \"audience\": \"smd\", \"scopes\": [\"read\"], \"ttl_seconds\": 59}",
                    "{\"subject\": \"a\", \"audience\": \"smd\", \"scopes\": [\"read\"], \"refresh_ttl_seconds\": 1}",
                    "{\"subject\": \"a b\", \"audience\": \"smd\", \"scopes\": [\"read\"]}",
                    "{\"subject\": \"a\", \"audience\": \"smd\", \"scopes\": [\"read\"], \"bound_to\": \"nonsense\"}",
                    "{\"subject\": \"a\", \"audience\": \"smd\", \"scopes\": [\"read\"], \"bound_to\": \"10.1.2.999\"}",
                    "{\"subject\": \"a\", \"audience\": \"smd\", \"scopes\": [\"read\"], \"bound_to\": \"10.1.2.0/33\"}"
                })
        void policiesThatAreNone(String policy) {
            assertThat(create(policy, "admin").statusCode()).isEqualTo(400);
        }

        @Test
        void thoseWhoMayNotMakeThem() {
            assertThat(create("{\"subject\": \"a\", \"audience\": \"smd\", \"scopes\": [\"read\"]}", "operator")
                            .statusCode())
                    .isEqualTo(401); // an operator's token is not meant for this service at all
        }
    }

    @Test
    void olderWaysToAskForAServicesOwnTokenNeedItsSecretNow() {
        HttpRequest.Builder[] asked = {
            to("/token").GET(),
            to("/token").POST(BodyPublishers.noBody()),
            to("/oauth/token").GET()
        };
        for (HttpRequest.Builder request : asked) {
            HttpResponse<String> open = send(request.copy());
            assertRefused(open, 401, "invalid_client");
            assertThat(open.headers().firstValue("WWW-Authenticate")).hasValue("Basic realm=\"chamicore\"");
            assertThat(json(send(request.copy().header("Authorization", basic("test-service", secret("service"))))))
                    .containsEntry("scope", "smd.read")
                    .containsKey("access_token");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            scopes   | {"subject": "boot-service", "audience": "elsewhere", "scopes": ["read"]}
            bound_to | {"subject": "boot-service", "audience": "hsm", "scopes": ["read"], "bound_to": "10.0.0.0/99"}
            audience | {"subject": "boot-service", "audience": "", "scopes": ["read"]}
            """)
    void refusalNamesTheFieldAsItWasSent(String field, String policy) {
        HttpResponse<String> answer = create(policy, "admin");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("\"field\":\"%s\"".formatted(field));
    }

    @Test
    void keysAreWhereTheyUsedToBe() {
        assertThat(send(to("/keys")).body())
                .isEqualTo(send(to("/.well-known/jwks.json")).body());
    }

    /** How many tokens the audit log says were given out. */
    private long issued() {
        return jdbc.sql(
                        "select count(*) from audit_event where type = 'token' and allowed and subject = 'boot-service'")
                .query(Long.class)
                .single();
    }

    private static String create(String more) {
        return (String) json(create(
                        "{\"subject\": \"boot-service\", \"audience\": \"hsm\", \"scopes\": [\"read\"]%s}"
                                .formatted(more),
                        "admin"))
                .get("bootstrap_token");
    }

    private static HttpResponse<String> create(String policy, String role) {
        return send(to("/auth/v1/bootstrap-tokens")
                .header("Authorization", "Bearer " + token(role))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(policy)));
    }

    private static HttpResponse<String> exchange(String pathOrToken, String tokenOrKey) {
        return pathOrToken.startsWith("/")
                ? send(form(pathOrToken, GRANT, TYPE, "subject_token=" + tokenOrKey))
                : send(form("/oauth/token", GRANT, TYPE, "subject_token=" + pathOrToken)
                        .header("Idempotency-Key", tokenOrKey));
    }

    private static HttpResponse<String> exchangeFrom(String token, String address) {
        return send(form("/oauth/token", GRANT, TYPE, "subject_token=" + token).header("X-Forwarded-For", address));
    }

    private static HttpResponse<String> refresh(Map<String, Object> tokens) {
        return send(form("/oauth/token", "grant_type=refresh_token", "refresh_token=" + tokens.get("refresh_token")));
    }

    private static HttpRequest.Builder form(String path, String... pairs) {
        return to(path).header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(Browser.form(pairs)));
    }

    private static Map<String, Object> claims(HttpResponse<String> answer) throws Exception {
        return SignedJWT.parse((String) json(answer).get("access_token"))
                .getPayload()
                .toJSONObject();
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
