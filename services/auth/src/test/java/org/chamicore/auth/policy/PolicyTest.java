package org.chamicore.auth.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jwt.SignedJWT;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.chamicore.auth.WholeService;
import org.chamicore.auth.role.RolePolicy;
import org.chamicore.auth.role.Scope;
import org.chamicore.web.testing.ShippedRoles;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ResourceLock("application")
class PolicyTest extends WholeService {

    private static final String POLICY = "/auth/v1/policy";
    private static final Duration PROMISE = Duration.ofSeconds(10);

    @Autowired
    private PolicyRepository repository;

    @AfterEach
    void ship() {
        Map<String, Object> shipped = new LinkedHashMap<>();
        ShippedRoles.scopes().forEach((role, scopes) -> shipped.put(role, new TreeSet<>(scopes)));
        if (roles(repository.find(null)).equals(ShippedRoles.scopes())) {
            return;
        }
        HttpResponse<String> answer = put(shipped);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        String version = parsed(answer).path("version").toString();
        await().atMost(PROMISE).untilAsserted(() -> {
            assertThat(parsed(send(to("/health")))
                            .at("/components/issuer/details/policy")
                            .asString())
                    .isEqualTo(version);
            assertThat(scope(token("operator"))).contains("cloudinit.write");
        });
    }

    @Test
    void firstVersionIsWhatShips() {
        assertThat(roles(repository.find(1L))).isEqualTo(ShippedRoles.scopes());
    }

    private static Map<String, Set<String>> roles(Optional<RolePolicy> policy) {
        return policy.orElseThrow().roles().entrySet().stream()
                .collect(Collectors.toMap(
                        role -> role.getKey().text(),
                        role -> role.getValue().stream().map(Scope::text).collect(Collectors.toSet())));
    }

    @Test
    void anybodyMayFollowItWithItsTag() {
        HttpResponse<String> first = send(to(POLICY));
        String tag = first.headers().firstValue("ETag").orElseThrow();
        assertThat(parsed(first).path("roles").path("viewer").toString())
                .isEqualTo("[\"smd.read\",\"bss.read\",\"cloudinit.read\"]");
        assertThat(send(to(POLICY).header("If-None-Match", tag)).statusCode()).isEqualTo(304);
        assertThat(put(Map.of("admin", List.of("auth.read", "auth.write"), "viewer", List.of()))
                        .statusCode())
                .isEqualTo(200);
        HttpResponse<String> next = send(to(POLICY).header("If-None-Match", tag));
        assertThat(next.statusCode()).isEqualTo(200);
        assertThat(parsed(next).path("version").asLong())
                .isEqualTo(parsed(first).path("version").asLong() + 1);
    }

    @Test
    void tokensCarryWhatTheNewVersionBringsAndThisServiceFollowsItToo() {
        String viewer = token("viewer");
        String admin = token("admin");
        assertThat(send(bearer(to(ACCOUNTS), viewer)).statusCode()).isEqualTo(401); // not meant for this service

        put(Map.of(
                "admin", List.of("auth.read", "auth.write"),
                "viewer", List.of("smd.read", "auth.read"),
                "operator", List.of("auth.read")));

        await().atMost(PROMISE).untilAsserted(() -> {
            String now = token("viewer");
            assertThat(scope(now)).isEqualTo("smd.read auth.read");
            assertThat(send(bearer(to(ACCOUNTS), now)).statusCode()).isEqualTo(200);
        });
        HttpResponse<String> refused = send(bearer(to(ACCOUNTS).POST(BodyPublishers.ofString("{}")), token("viewer")));
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(parsed(refused).path("policyVersion").asString())
                .isEqualTo(
                        String.valueOf(parsed(send(to(POLICY))).path("version").asLong()));
        // An old token has what its role has now.
        await().atMost(PROMISE).untilAsserted(() -> assertThat(
                        send(bearer(to(ACCOUNTS), admin)).statusCode())
                .isEqualTo(200));
    }

    @Test
    void versionsAreKeptWithWhoMadeThem() {
        put(Map.of("admin", List.of("auth.read", "auth.write")));
        JsonNode versions = parsed(send(bearer(to(POLICY + "/versions?limit=1"), token("admin"))));
        JsonNode newest = versions.path("versions").path(0);
        assertThat(newest.path("changedBy").asString()).isEqualTo("test-admin");
        long version = newest.path("version").asLong();
        assertThat(versions.path("next").asLong()).isEqualTo(version);
        assertThat(parsed(send(bearer(to(POLICY + "/versions?limit=1&before=" + version), token("admin"))))
                        .path("versions")
                        .path(0)
                        .path("version")
                        .asLong())
                .isEqualTo(version - 1);
        assertThat(parsed(send(bearer(to(POLICY + "/versions/1"), token("admin"))))
                        .path("roles")
                        .path("service")
                        .toString())
                .isEqualTo("[\"smd.read\"]");
        assertThat(send(bearer(to(POLICY + "/versions/999999999"), token("admin")))
                        .statusCode())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {}                                                                      | 400
            {"roles": {}}                                                           | 400
            {"roles": null}                                                         | 400
            {"roles": {"admin": ["auth.read"]}}                                     | 400
            {"roles": {"viewer": ["smd.read"]}}                                     | 400
            {"roles": {"admin": ["auth.read", "auth.write", "smd.fly"]}}            | 400
            {"roles": {"admin": ["auth.read", "auth.write", null]}}                 | 400
            {"roles": {"admin": ["auth.read", "auth.write"], "viewer": null}}       | 400
            {"roles": {"admin": ["auth.read", "auth.write"], "Über": ["smd.read"]}} | 400
            {"roles": []}                                                           | 400
            not json                                                                | 400
            """)
    void badPoliciesAreRefusedAndNothingIsStored(String body, int status) {
        String before = send(to(POLICY)).body();
        HttpResponse<String> answer = send(json(POLICY, body).header("If-Match", tag()));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(send(to(POLICY)).body()).isEqualTo(before);
    }

    @Test
    void onlyWhoKnowsTheNewestMayReplaceIt() {
        String body = "{\"roles\": {\"admin\": [\"auth.read\", \"auth.write\"]}}";
        assertThat(send(json(POLICY, body)).statusCode()).isEqualTo(428);
        String tag = tag();
        assertThat(send(json(POLICY, body).header("If-Match", tag)).statusCode())
                .isEqualTo(200);
        HttpResponse<String> stale = send(json(POLICY, body).header("If-Match", tag));
        assertThat(stale.statusCode()).isEqualTo(412);
        assertThat(parsed(stale).path("type").asString()).isEqualTo("urn:problem:auth:stale-policy");
    }

    private static HttpResponse<String> put(Map<String, ?> roles) {
        return send(json(POLICY, JsonMapper.shared().writeValueAsString(Map.of("roles", roles)))
                .header("If-Match", tag()));
    }

    private static String tag() {
        return send(to(POLICY)).headers().firstValue("ETag").orElseThrow();
    }

    private static HttpRequest.Builder json(String path, String body) {
        return bearer(to(path), token("admin"))
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(body));
    }

    private static HttpRequest.Builder bearer(HttpRequest.Builder request, String token) {
        return request.header("Authorization", "Bearer " + token);
    }

    private static JsonNode parsed(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }

    private static String scope(String token) {
        try {
            return SignedJWT.parse(token).getJWTClaimsSet().getStringClaim("scope");
        } catch (java.text.ParseException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
