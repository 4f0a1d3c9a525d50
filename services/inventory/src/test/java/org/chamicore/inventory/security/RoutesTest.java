package org.chamicore.inventory.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.chamicore.db.testing.ApplicationTest;
import org.chamicore.inventory.Api;
import org.chamicore.inventory.Api.Answer;
import org.chamicore.inventory.InventoryProperties;
import org.chamicore.web.security.RouteTable.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpMethod;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;

/** What each route of the table asks of its callers; a route that the table does not have keeps the service from starting. */
@ApplicationTest
@ResourceLock("application")
class RoutesTest {

    /** What anybody may read. */
    private static final Set<String> OPEN = Set.of(
            "GET /hsm/v2/service/ready",
            "GET /hsm/v2/service/liveness",
            "GET /hsm/v2/service/values",
            "GET /hsm/v2/service/values/arch",
            "GET /hsm/v2/service/values/class",
            "GET /hsm/v2/service/values/flag",
            "GET /hsm/v2/service/values/nettype",
            "GET /hsm/v2/service/values/role",
            "GET /hsm/v2/service/values/subrole",
            "GET /hsm/v2/service/values/state",
            "GET /hsm/v2/service/values/type",
            "GET /hsm/v2/State/Components",
            "GET /hsm/v2/Inventory/EthernetInterfaces");

    /** What is asked by POST, for the question is long, and changes nothing. */
    private static final Set<String> QUESTIONS = Set.of(
            "POST /hsm/v2/State/Components/Query",
            "POST /hsm/v2/State/Components/ByNID/Query",
            "POST /hsm/v2/locks/status",
            "POST /hsm/v2/locks/service/reservations/check");

    /** What stands for a part of a path: things that do not exist. */
    private static final Map<String, String> NOTHING = Map.of(
            "{xname}", "x9999c7s9999b0n0",
            "{id}", "02ffffffffff",
            "{nid}", "999999999",
            "{label}", "no.such.group",
            "{name}", "p999",
            "{ip}", "192.0.2.99",
            "{fruid}", "none",
            "{service}", "NoService");

    /** A token's text is what it may do. */
    @TestConfiguration
    static class Tokens {
        @Bean
        JwtDecoder jwtDecoder() {
            return text -> {
                if (!text.startsWith("smd.")) {
                    throw new BadJwtException("not one of ours");
                }
                return Jwt.withTokenValue(text)
                        .header("alg", "none")
                        .subject("tester")
                        .claim("scope", text.replace('+', ' '))
                        .expiresAt(Instant.now().plusSeconds(60))
                        .build();
            };
        }
    }

    private final Api api;

    RoutesTest(@LocalServerPort int port) {
        api = new Api(port);
    }

    @Test
    void everyRouteIsDescribed() {
        Answer description = api.get("/openapi.json");

        assertThat(description.status()).isEqualTo(200);
        assertThat(routes()).allSatisfy(route -> assertThat(description
                        .json()
                        .path("paths")
                        .path(route.pattern())
                        .has(route.method().name().toLowerCase(Locale.ROOT)))
                .as(name(route))
                .isTrue());
    }

    @Test
    void openRoutesAreThoseThatClientsRelyOn() {
        assertThat(routes().filter(RoutesTest::isOpen).map(RoutesTest::name)).containsExactlyInAnyOrderElementsOf(OPEN);
    }

    @Test
    void settingClosesTheListsThatAreOpen() {
        Stream<Row> rows = rows(new InventoryProperties(List.of(), List.of(), false));
        assertThat(rows.filter(RoutesTest::isOpen).map(RoutesTest::name))
                .isNotEmpty()
                .allMatch(name -> name.startsWith("GET /hsm/v2/service/"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("routes")
    void whoReadsNeedsOneScopeAndWhoWritesTheOther(Row route) {
        boolean reads = route.method().equals(HttpMethod.GET) || QUESTIONS.contains(name(route));
        if (!OPEN.contains(name(route))) {
            assertThat(route.scope()).hasValue(reads ? "smd.read" : "smd.write");
        }
    }

    /** Past the guards, which {@link RouteRightsTest} tries: every route answers where there is nothing at all. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("routes")
    void everyRouteAnswers(Row route) {
        Answer answer = isOpen(route) ? send(route) : send(route, "Authorization", "Bearer smd.read+smd.write");

        assertThat(answer.status()).isNotIn(401, 403).isLessThan(isOpen(route) ? 300 : 500);
    }

    /** A token that is none does no harm where none is asked for. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("routes")
    void openRouteDoesNotLookAtTokens(Row route) {
        if (isOpen(route)) {
            assertThat(send(route, "Authorization", "Bearer nonsense").status())
                    .isEqualTo(send(route).status());
        }
    }

    /** Names nothing that exists and sends nothing that is stored. */
    private Answer send(Row route, String... headers) {
        String path = route.pattern();
        for (Map.Entry<String, String> each : NOTHING.entrySet()) {
            path = path.replace(each.getKey(), each.getValue());
        }
        assertThat(path).as("a part of the path that NOTHING does not know").doesNotContain("{");
        boolean empty = route.method().equals(HttpMethod.GET) || route.method().equals(HttpMethod.DELETE);
        return api.send(route.method().name(), path, empty ? "" : "{}", headers);
    }

    private static boolean isOpen(Row route) {
        return route.scope().isEmpty();
    }

    private static String name(Row route) {
        return route.method() + " " + route.pattern();
    }

    static Stream<Row> routes() {
        return rows(new InventoryProperties(List.of(), List.of(), true));
    }

    /** Those of this service's own API. */
    private static Stream<Row> rows(InventoryProperties settings) {
        return new SecurityConfiguration().routeTable(settings).rows().stream().filter(row -> row.pattern()
                .startsWith("/hsm/"));
    }
}
