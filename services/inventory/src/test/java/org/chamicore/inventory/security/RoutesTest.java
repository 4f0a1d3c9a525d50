package org.chamicore.inventory.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chamicore.db.testing.ApplicationTest;
import org.chamicore.inventory.Api;
import org.chamicore.inventory.Api.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** What each route asks of its callers. */
@ApplicationTest
@ResourceLock("application")
class RoutesTest {

    private static final String ROUTES = """
            GET    /hsm/v2/service/ready                                -
            GET    /hsm/v2/service/liveness                             -
            GET    /hsm/v2/service/values                               -
            GET    /hsm/v2/service/values/arch                          -
            GET    /hsm/v2/service/values/class                         -
            GET    /hsm/v2/service/values/flag                          -
            GET    /hsm/v2/service/values/nettype                       -
            GET    /hsm/v2/service/values/role                          -
            GET    /hsm/v2/service/values/subrole                       -
            GET    /hsm/v2/service/values/state                         -
            GET    /hsm/v2/service/values/type                          -
            GET    /hsm/v2/State/Components                             -
            POST   /hsm/v2/State/Components                             smd.write
            DELETE /hsm/v2/State/Components                             smd.write
            GET    /hsm/v2/State/Components/{xname}                     smd.read
            PUT    /hsm/v2/State/Components/{xname}                     smd.write
            DELETE /hsm/v2/State/Components/{xname}                     smd.write
            PATCH  /hsm/v2/State/Components/{xname}/StateData           smd.write
            PATCH  /hsm/v2/State/Components/{xname}/FlagOnly            smd.write
            PATCH  /hsm/v2/State/Components/{xname}/Enabled             smd.write
            PATCH  /hsm/v2/State/Components/{xname}/SoftwareStatus      smd.write
            PATCH  /hsm/v2/State/Components/{xname}/Role                smd.write
            PATCH  /hsm/v2/State/Components/{xname}/NID                 smd.write
            PATCH  /hsm/v2/State/Components/BulkStateData               smd.write
            PATCH  /hsm/v2/State/Components/BulkFlagOnly                smd.write
            PATCH  /hsm/v2/State/Components/BulkEnabled                 smd.write
            PATCH  /hsm/v2/State/Components/BulkSoftwareStatus          smd.write
            PATCH  /hsm/v2/State/Components/BulkRole                    smd.write
            PATCH  /hsm/v2/State/Components/BulkNID                     smd.write
            GET    /hsm/v2/Inventory/RedfishEndpoints                   smd.read
            POST   /hsm/v2/Inventory/RedfishEndpoints                   smd.write
            DELETE /hsm/v2/Inventory/RedfishEndpoints                   smd.write
            GET    /hsm/v2/Inventory/RedfishEndpoints/{xname}           smd.read
            PUT    /hsm/v2/Inventory/RedfishEndpoints/{xname}           smd.write
            DELETE /hsm/v2/Inventory/RedfishEndpoints/{xname}           smd.write
            GET    /hsm/v2/Inventory/ComponentEndpoints                 smd.read
            GET    /hsm/v2/Inventory/ComponentEndpoints/{xname}         smd.read
            GET    /hsm/v2/Inventory/EthernetInterfaces                 -
            POST   /hsm/v2/Inventory/EthernetInterfaces                 smd.write
            DELETE /hsm/v2/Inventory/EthernetInterfaces                 smd.write
            GET    /hsm/v2/Inventory/EthernetInterfaces/{id}            smd.read
            PATCH  /hsm/v2/Inventory/EthernetInterfaces/{id}            smd.write
            DELETE /hsm/v2/Inventory/EthernetInterfaces/{id}            smd.write
            GET    /hsm/v2/Inventory/Hardware                           smd.read
            POST   /hsm/v2/Inventory/Hardware                           smd.write
            DELETE /hsm/v2/Inventory/Hardware                           smd.write
            GET    /hsm/v2/Inventory/Hardware/{xname}                   smd.read
            DELETE /hsm/v2/Inventory/Hardware/{xname}                   smd.write
            GET    /hsm/v2/Inventory/Hardware/Query/{xname}             smd.read
            GET    /hsm/v2/Inventory/Hardware/History                   smd.read
            DELETE /hsm/v2/Inventory/Hardware/History                   smd.write
            GET    /hsm/v2/Inventory/Hardware/History/{xname}           smd.read
            DELETE /hsm/v2/Inventory/Hardware/History/{xname}           smd.write
            GET    /hsm/v2/Inventory/HardwareByFRU                      smd.read
            DELETE /hsm/v2/Inventory/HardwareByFRU                      smd.write
            GET    /hsm/v2/Inventory/HardwareByFRU/{fruid}              smd.read
            DELETE /hsm/v2/Inventory/HardwareByFRU/{fruid}              smd.write
            GET    /hsm/v2/Inventory/HardwareByFRU/History              smd.read
            GET    /hsm/v2/Inventory/HardwareByFRU/History/{fruid}      smd.read
            DELETE /hsm/v2/Inventory/HardwareByFRU/History/{fruid}      smd.write
            PATCH  /hsm/v2/Inventory/RedfishEndpoints/{xname}           smd.write
            GET    /hsm/v2/Inventory/RedfishEndpoints/Query/{xname}     smd.read
            POST   /hsm/v2/Inventory/Discover                           smd.write
            GET    /hsm/v2/Inventory/DiscoveryStatus                    smd.read
            GET    /hsm/v2/Inventory/DiscoveryStatus/{id}               smd.read
            DELETE /hsm/v2/Inventory/ComponentEndpoints                 smd.write
            DELETE /hsm/v2/Inventory/ComponentEndpoints/{xname}         smd.write
            GET    /hsm/v2/Inventory/ServiceEndpoints                   smd.read
            DELETE /hsm/v2/Inventory/ServiceEndpoints                   smd.write
            GET    /hsm/v2/Inventory/ServiceEndpoints/{service}         smd.read
            GET    /hsm/v2/Inventory/ServiceEndpoints/{service}/RedfishEndpoints/{xname} smd.read
            DELETE /hsm/v2/Inventory/ServiceEndpoints/{service}/RedfishEndpoints/{xname} smd.write
            GET    /hsm/v2/Inventory/EthernetInterfaces/{id}/IPAddresses smd.read
            POST   /hsm/v2/Inventory/EthernetInterfaces/{id}/IPAddresses smd.write
            PATCH  /hsm/v2/Inventory/EthernetInterfaces/{id}/IPAddresses/{ip} smd.write
            DELETE /hsm/v2/Inventory/EthernetInterfaces/{id}/IPAddresses/{ip} smd.write
            GET    /hsm/v2/sysinfo/powermaps                            smd.read
            POST   /hsm/v2/sysinfo/powermaps                            smd.write
            DELETE /hsm/v2/sysinfo/powermaps                            smd.write
            GET    /hsm/v2/sysinfo/powermaps/{xname}                    smd.read
            PUT    /hsm/v2/sysinfo/powermaps/{xname}                    smd.write
            DELETE /hsm/v2/sysinfo/powermaps/{xname}                    smd.write
            GET    /hsm/v2/groups                                       smd.read
            POST   /hsm/v2/groups                                       smd.write
            GET    /hsm/v2/groups/labels                                smd.read
            GET    /hsm/v2/groups/{label}                               smd.read
            PATCH  /hsm/v2/groups/{label}                               smd.write
            DELETE /hsm/v2/groups/{label}                               smd.write
            GET    /hsm/v2/groups/{label}/members                       smd.read
            POST   /hsm/v2/groups/{label}/members                       smd.write
            PUT    /hsm/v2/groups/{label}/members                       smd.write
            DELETE /hsm/v2/groups/{label}/members/{xname}               smd.write
            GET    /hsm/v2/partitions                                   smd.read
            POST   /hsm/v2/partitions                                   smd.write
            GET    /hsm/v2/partitions/names                             smd.read
            GET    /hsm/v2/partitions/{name}                            smd.read
            PATCH  /hsm/v2/partitions/{name}                            smd.write
            DELETE /hsm/v2/partitions/{name}                            smd.write
            GET    /hsm/v2/partitions/{name}/members                    smd.read
            POST   /hsm/v2/partitions/{name}/members                    smd.write
            DELETE /hsm/v2/partitions/{name}/members/{xname}            smd.write
            GET    /hsm/v2/memberships                                  smd.read
            GET    /hsm/v2/memberships/{xname}                          smd.read
            GET    /hsm/v2/Subscriptions/SCN                            smd.read
            POST   /hsm/v2/Subscriptions/SCN                            smd.write
            DELETE /hsm/v2/Subscriptions/SCN                            smd.write
            GET    /hsm/v2/Subscriptions/SCN/{id}                       smd.read
            PUT    /hsm/v2/Subscriptions/SCN/{id}                       smd.write
            PATCH  /hsm/v2/Subscriptions/SCN/{id}                       smd.write
            DELETE /hsm/v2/Subscriptions/SCN/{id}                       smd.write
            GET    /hsm/v2/locks/status                                 smd.read
            POST   /hsm/v2/locks/status                                 smd.read
            POST   /hsm/v2/locks/lock                                   smd.write
            POST   /hsm/v2/locks/unlock                                 smd.write
            POST   /hsm/v2/locks/repair                                 smd.write
            POST   /hsm/v2/locks/disable                                smd.write
            POST   /hsm/v2/locks/reservations                           smd.write
            POST   /hsm/v2/locks/reservations/remove                    smd.write
            POST   /hsm/v2/locks/reservations/release                   smd.write
            POST   /hsm/v2/locks/service/reservations                   smd.write
            POST   /hsm/v2/locks/service/reservations/renew             smd.write
            POST   /hsm/v2/locks/service/reservations/release           smd.write
            POST   /hsm/v2/locks/service/reservations/check             smd.read
            GET    /hsm/v2/changes                                      smd.read
            GET    /hsm/v2/changes/snapshot                             smd.read
            """;

    private record Route(String method, String pattern, String scope) {

        boolean isOpen() {
            return scope.equals("-");
        }

        @Override
        public String toString() {
            return method + " " + pattern;
        }
    }

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
    void everyRouteIsInTheTable(
            @Autowired @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mapping) {
        Set<String> routes = mapping.getHandlerMethods().entrySet().stream()
                .filter(each -> each.getValue().getBeanType().getName().startsWith("org.chamicore.inventory"))
                .flatMap(each -> each.getKey().getMethodsCondition().getMethods().stream()
                        .flatMap(method ->
                                each.getKey().getPatternValues().stream().map(pattern -> method + " " + pattern)))
                .collect(Collectors.toSet());

        assertThat(routes()).map(Route::toString).containsExactlyInAnyOrderElementsOf(routes);
    }

    @Test
    void everyRouteIsDescribed() {
        Answer description = api.get("/openapi.json");

        assertThat(description.status()).isEqualTo(200);
        assertThat(routes()).allSatisfy(route -> assertThat(description
                        .json()
                        .path("paths")
                        .path(route.pattern())
                        .has(route.method().toLowerCase(Locale.ROOT)))
                .as(route.toString())
                .isTrue());
    }

    @Test
    void openRoutesAreThoseThatClientsRelyOn() {
        assertThat(routes().filter(Route::isOpen)).hasSize(13);
    }

    @ParameterizedTest
    @MethodSource("routes")
    void withoutTokenOnlyWhatIsOpenAnswers(Route route) {
        Answer answer = send(route);

        if (route.isOpen()) {
            assertThat(answer.status()).isLessThan(300);
        } else {
            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer");
        }
    }

    @ParameterizedTest
    @MethodSource("routes")
    void withAnotherScopeOnlyWhatIsOpenAnswers(Route route) {
        Answer answer =
                send(route, "Authorization", "Bearer " + (route.scope().equals("smd.read") ? "smd.write" : "smd.read"));

        assertThat(answer.status()).isEqualTo(route.isOpen() ? send(route).status() : 403);
    }

    @ParameterizedTest
    @MethodSource("routes")
    void withItsScopeItAnswers(Route route) {
        assertThat(send(route, "Authorization", "Bearer smd.read+smd.write").status())
                .isNotIn(401, 403)
                .isLessThan(500);
    }

    @ParameterizedTest
    @MethodSource("routes")
    void withBadTokenOnlyWhatIsOpenAnswers(Route route) {
        assertThat(send(route, "Authorization", "Bearer nonsense").status())
                .isEqualTo(route.isOpen() ? send(route).status() : 401);
    }

    /** Names nothing that exists and sends nothing that is stored. */
    private Answer send(Route route, String... headers) {
        String path = route.pattern()
                .replace("{xname}", "x9999c7s9999b0n0")
                .replace("{id}", "02ffffffffff")
                .replace("{fruid}", "no.such.fru")
<<<<<<< HEAD
                .replace("{name}", "p9999.9999")
=======
                .replace("{service}", "NoService")
                .replace("{ip}", "10.255.255.255")
>>>>>>> e4b01d5 (Serve the whole hardware side of the inventory)
                .replace("{label}", "no.such.group");
        return api.send(
                route.method(),
                path,
                route.method().equals("GET") || route.method().equals("DELETE")
                        ? ""
                        : "{\"ComponentIDs\":[\"x9999c7s9999b0n0\"]}",
                headers);
    }

    static Stream<Route> routes() {
        return ROUTES.lines()
                .map(line -> List.of(line.split(" +", -1)))
                .map(words -> new Route(words.get(0), words.get(1), words.get(2)));
    }
}
