package org.chamicore.web.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.chamicore.web.security.RouteTable;
import org.chamicore.web.security.RouteTable.Row;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;
import tools.jackson.databind.JsonNode;

/**
 * What each route of a service asks of each role, and that the docs say the same. A service extends it in one class that starts the
 * whole service and holds nothing else. Requests that security lets pass go no further, so nothing is read, stored or deleted.
 */
@Import(RightsOnly.class)
@DirtiesContext // kept aside, it would lead its replicas on, and follow no inventory for the tests after it
public abstract class RouteRights {

    private static final Issuer ISSUER = Issuer.start();
    private static final String REALM = "Bearer realm=\"chamicore\"";

    @LocalServerPort
    private int port;

    @Autowired
    private RouteTable table;

    @Autowired
    private ObjectProvider<RequestMappingInfoHandlerMapping> mappings;

    @Value("${spring.application.name}")
    private String service;

    private record Caller(String name, Set<String> scopes, List<String> headers) {}

    @DynamicPropertySource
    static void issuer(DynamicPropertyRegistry properties) {
        properties.add("chamicore.auth.issuer", ISSUER::url);
        properties.add("chamicore.auth.jwks-url", () -> ISSUER.url() + "/.well-known/jwks.json");
    }

    @TestFactory
    Stream<DynamicTest> everyRouteAsksOfEveryRoleWhatTheTableSays() {
        return table.rows().stream().flatMap(row -> callers()
                .map(caller -> DynamicTest.dynamicTest(
                        "%s %s as %s".formatted(row.method(), row.pattern(), caller.name()),
                        () -> check(row, caller))));
    }

    /** A row that no request meets is a misspelt one, and the route that it means may be guarded by another. */
    @Test
    void everyRowOfTheTableIsARoute() {
        JsonNode described = Wire.get(port, "/openapi.json").json().path("paths");
        List<Row> ofEveryService = RouteTable.of("any").rows();
        assertThat(table.rows())
                .filteredOn(row -> !ofEveryService.contains(row))
                .allMatch(row -> isHandled(row)
                        || described.path(row.pattern()).has(row.method().name().toLowerCase(Locale.ROOT)));
    }

    @Test
    void docsSayWhatTheTableSays() {
        RouteDocument.of(service, table).check();
    }

    private static Stream<Caller> callers() {
        List<Caller> callers = new ArrayList<>();
        callers.add(new Caller("nobody", Set.of(), List.of()));
        callers.add(new Caller("somebody with nonsense", Set.of(), List.of("Authorization: Bearer nonsense")));
        ShippedRoles.scopes()
                .forEach((role, scopes) -> callers.add(new Caller(role, scopes, List.of(token(role, scopes)))));
        return callers.stream();
    }

    private static String token(String role, Set<String> scopes) {
        return ISSUER.bearer(claims -> claims.audience(ShippedRoles.audiences(scopes))
                .claim("scope", String.join(" ", scopes))
                .claim("roles", List.of(role)));
    }

    private void check(Row row, Caller caller) {
        String[] headers = Stream.concat(Stream.of(RightsOnly.HEADER + ": yes"), caller.headers().stream())
                .toArray(String[]::new);
        Answer answer = Wire.send(port, row.method().name(), path(row), "", headers);
        if (row.scope().isEmpty()) {
            // What a chain of the service's own answers is for its tests; here it is enough that nobody asked for a
            // token.
            assertThat(answer.all("www-authenticate")).noneMatch(challenge -> challenge.startsWith("Bearer"));
            assertThat(answer.status()).isNotEqualTo(403);
            return;
        }
        String scope = row.scope().get();
        boolean meant = ShippedRoles.audiences(caller.scopes()).contains(table.audience());
        if (caller.headers().isEmpty()) {
            assertThat(answer.all("www-authenticate")).containsExactly(REALM);
            Refused.with(401, answer);
        } else if (!meant) {
            assertThat(answer.all("www-authenticate"))
                    .singleElement()
                    .asString()
                    .startsWith(REALM + ", error=\"invalid_token\", error_description=\"");
            Refused.with(401, answer);
        } else if (!caller.scopes().contains(scope)) {
            assertThat(answer.all("www-authenticate"))
                    .containsExactly("%s, error=\"insufficient_scope\", scope=\"%s\"".formatted(REALM, scope));
            Refused.with(403, answer);
        } else {
            assertThat(answer.status()).as("%s", answer).isEqualTo(RightsOnly.PASSED);
        }
    }

    /** A path that fits the pattern and no plainer one. */
    private static String path(Row row) {
        return row.pattern().replaceAll("\\{[^}]*}", "rights-test").replace("**", "rights-test");
    }

    private boolean isHandled(Row row) {
        return mappings.stream()
                .flatMap(mapping -> mapping.getHandlerMethods().keySet().stream())
                .anyMatch(handled -> handled.getPatternValues().contains(row.pattern()) && takes(handled, row));
    }

    private static boolean takes(RequestMappingInfo handled, Row row) {
        var methods = handled.getMethodsCondition().getMethods();
        return methods.isEmpty()
                || methods.stream()
                        .anyMatch(method -> method.name().equals(row.method().name()));
    }
}
