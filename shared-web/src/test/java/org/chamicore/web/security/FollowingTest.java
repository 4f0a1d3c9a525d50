package org.chamicore.web.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.chamicore.web.sample.SampleApplication;
import org.chamicore.web.security.Revocation.Kind;
import org.chamicore.web.testing.Answer;
import org.chamicore.web.testing.Application;
import org.chamicore.web.testing.Issuer;
import org.chamicore.web.testing.Refused;
import org.chamicore.web.testing.Wire;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A running service that follows what its issuer says of keys, tokens and roles, and keeps to it when the issuer is away. */
class FollowingTest {

    private static final Duration PROMISE = Duration.ofSeconds(10);

    private final Issuer issuer = Issuer.start();
    private final Application application =
            Application.start(SampleApplication.class, "chamicore.auth.issuer", issuer.url());

    @AfterEach
    void stop() {
        application.close();
        issuer.close();
    }

    @Test
    void revokedTokensAreRefusedAndStaySoWhileTheIssuerIsAway() {
        Instant before = Instant.now().minusSeconds(5);
        List<String> meant = Arrays.stream(Kind.values())
                .map(kind -> issuer.bearer(
                        claims -> claims.claim(kind.claim(), "lost").issueTime(Date.from(before))))
                .toList();
        String other = issuer.bearer(claims -> Arrays.stream(Kind.values())
                .forEach(kind -> claims.claim(kind.claim(), "found").issueTime(Date.from(before))));
        assertThat(meant).allMatch(token -> status(token) == 200);

        issuer.publishRevocations(Arrays.stream(Kind.values())
                .map(kind -> revocation(kind, "lost", Instant.now().plusSeconds(600)))
                .toArray(String[]::new));

        await().atMost(PROMISE).untilAsserted(() -> assertThat(meant).allMatch(token -> status(token) == 401));
        issuer.goAway();
        for (String token : meant) {
            Answer refused = Wire.get(application.port(), "/guarded/me", token);
            Refused.with(401, refused);
            assertThat(refused.all("www-authenticate"))
                    .singleElement()
                    .asString()
                    .contains("error=\"invalid_token\"", "The token was revoked");
            assertThat(Wire.get(application.port(), "/open/text", token).status())
                    .isEqualTo(200);
        }
        assertThat(status(other)).isEqualTo(200);
    }

    @Test
    void tokensIssuedAfterTheirSubjectWasRevokedAreGood() {
        String old =
                issuer.bearer(claims -> claims.issueTime(Date.from(Instant.now().minusSeconds(20))));
        issuer.publishRevocations(revocation(
                Kind.SUBJECT,
                "tester",
                Instant.now().minusSeconds(10),
                Instant.now().plusSeconds(600)));
        await().atMost(PROMISE).untilAsserted(() -> assertThat(status(old)).isEqualTo(401));
        assertThat(status(issuer.bearer("sample.read"))).isEqualTo(200);
    }

    @Test
    void revocationsEndByThemselves() {
        String old =
                issuer.bearer(claims -> claims.issueTime(Date.from(Instant.now().minusSeconds(20))));
        issuer.publishRevocations(
                revocation(Kind.SUBJECT, "tester", Instant.now().minusSeconds(1)),
                revocation(Kind.SUBJECT, "another", Instant.now().plusSeconds(600)));
        await().atMost(PROMISE).untilAsserted(() -> assertThat(status(issuer.bearer(claims -> claims.subject("another")
                        .issueTime(Date.from(Instant.now().minusSeconds(20))))))
                .isEqualTo(401));
        assertThat(status(old)).isEqualTo(200);
    }

    @Test
    void aRoleMayWhatTheNewestPolicySaysAndNoLongerWhatItTookAway() {
        String viewer =
                issuer.bearer(claims -> claims.claim("roles", List.of("viewer")).claim("scope", "sample.read"));
        issuer.publishPolicy(1, "{\"viewer\":[\"sample.read\"]}");
        await().atMost(PROMISE)
                .untilAsserted(() -> assertThat(policyVersion(viewer)).isEqualTo("1"));
        assertThat(status(viewer)).isEqualTo(200);

        issuer.publishPolicy(2, "{\"viewer\":[\"sample.read\",\"sample.write\"]}");
        await().atMost(PROMISE)
                .untilAsserted(() -> assertThat(write(viewer).status()).isEqualTo(200));

        issuer.publishPolicy(3, "{\"viewer\":[\"sample.other\"]}");
        await().atMost(PROMISE).untilAsserted(() -> assertThat(status(viewer)).isEqualTo(403));
        issuer.goAway();
        assertThat(policyVersion(viewer)).isEqualTo("3");
        assertThat(status(viewer)).isEqualTo(403);
    }

    @Test
    void keysAreKnownBeforeTheFirstTokenNamesThemAndWithdrawnOnesAreRefused() {
        String old = issuer.bearer("sample.read");
        assertThat(status(old)).isEqualTo(200);
        issuer.rotate();
        assertThat(status(issuer.bearer("sample.read"))).isEqualTo(200);
        await().atMost(PROMISE).untilAsserted(() -> assertThat(status(old)).isEqualTo(401));
    }

    @Test
    void healthSaysWhichPolicyCounts() {
        issuer.publishPolicy(41, "{\"viewer\":[\"sample.read\"]}");
        await().atMost(PROMISE).untilAsserted(() -> {
            JsonNode health = Wire.get(application.port(), "/health").json();
            assertThat(health.at("/components/issuer/details/policy").asString())
                    .as("%s", health)
                    .isEqualTo("41");
        });
        assertThat(Wire.get(application.port(), "/metrics").text()).contains("chamicore_auth_age_seconds");
    }

    private int status(String token) {
        return Wire.get(application.port(), "/guarded/me", token).status();
    }

    private Answer write(String token) {
        return Wire.send(
                application.port(), "PUT", "/guarded/a", "{\"name\":\"a\"}", token, "Content-Type: application/json");
    }

    private String policyVersion(String token) {
        return Refused.with(403, write(token)).path("policyVersion").asString();
    }

    private static String revocation(Kind kind, String value, Instant until) {
        return revocation(kind, value, Instant.now(), until);
    }

    private static String revocation(Kind kind, String value, Instant issuedUntil, Instant until) {
        return JsonMapper.shared()
                .writeValueAsString(Map.of(
                        "kind",
                        kind,
                        "digest",
                        Revocation.digest(kind, value),
                        "issuedUntil",
                        issuedUntil.getEpochSecond(),
                        "until",
                        until.getEpochSecond()));
    }
}
