package org.chamicore.auth.revocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jwt.SignedJWT;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.chamicore.auth.WholeService;
import org.chamicore.web.security.Revocation;
import org.chamicore.web.security.Revocation.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A token called back through the API, the list that says so, and the log that tells who did. */
@ResourceLock("application")
class RevocationTest extends WholeService {

    private static final String REVOCATIONS = "/auth/v1/revocations";

    @Test
    void revokedTokenIsListedRefusedAndLogged() {
        HttpResponse<String> before = send(to(REVOCATIONS));
        String tag = before.headers().firstValue("ETag").orElseThrow();
        assertThat(send(to(REVOCATIONS).header("If-None-Match", tag)).statusCode())
                .isEqualTo(304);
        String lost = token("admin");
        String jti = jti(lost);
        assertThat(send(with(lost, to(ACCOUNTS))).statusCode()).isEqualTo(200);

        assertThat(revoke("{\"kind\": \"token\", \"value\": \"%s\"}".formatted(jti))
                        .statusCode())
                .isEqualTo(204);

        HttpResponse<String> after = send(to(REVOCATIONS).header("If-None-Match", tag));
        assertThat(after.statusCode()).isEqualTo(200);
        assertThat(after.body())
                .contains(Revocation.digest(Kind.TOKEN, jti))
                .doesNotContain(jti)
                .doesNotContain("\"tag\"");
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() ->
                        assertThat(send(with(lost, to(ACCOUNTS))).statusCode()).isEqualTo(401));
        assertThat(send(with(token("admin"), to(ACCOUNTS))).statusCode()).isEqualTo(200);

        HttpResponse<String> logged =
                send(with(token("admin"), to("/auth/v1/audit?type=token_revoked&subject=" + jti)));
        assertThat(logged.body()).contains("\"actor\":\"test-admin\"", "\"details\":{\"kind\":\"token\"}");
        HttpResponse<String> verified = send(with(token("admin"), to("/auth/v1/audit/verification")));
        assertThat(json(verified)).containsEntry("intact", true);
        Map<String, Object> head = json(send(with(token("admin"), to("/auth/v1/audit/head"))));
        assertThat(json(send(with(
                        token("admin"),
                        to("/auth/v1/audit/verification?noted=%s:%s"
                                .formatted(head.get("position"), head.get("hash")))))))
                .containsEntry("intact", true);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "{\"kind\": \"token\"}",
                "{\"kind\": \"all\", \"value\": \"x\"}",
                "{\"kind\": \"token\", \"value\": \"\"}",
                "{\"kind\": \"token\", \"value\": null}",
                "{\"kind\": \"token\", \"value\": \"a\\u0000\"}",
            })
    void badRevocationsAreRefused(String body) {
        HttpResponse<String> refused = revoke(body);
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(400);
        assertThat(refused.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?limit=0",
                "?limit=1001",
                "?limit=x",
                "?since=yesterday",
                "?allowed=perhaps",
                "?before=x",
                "/verification?noted=x",
                "/verification?noted=1:abc"
            })
    void badSearchesOfTheLogAreRefused(String search) {
        HttpResponse<String> refused = send(with(token("admin"), to("/auth/v1/audit" + search)));
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(400);
        assertThat(refused.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    }

    private static HttpResponse<String> revoke(String body) {
        return send(with(token("admin"), to(REVOCATIONS))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    }

    private static HttpRequest.Builder with(String token, HttpRequest.Builder request) {
        return request.header("Authorization", "Bearer " + token);
    }

    private static String jti(String token) {
        try {
            return SignedJWT.parse(token).getJWTClaimsSet().getJWTID();
        } catch (java.text.ParseException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
