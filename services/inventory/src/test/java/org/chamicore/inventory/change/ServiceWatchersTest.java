package org.chamicore.inventory.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.chamicore.db.testing.ApplicationTest;
import org.chamicore.inventory.Api;
import org.chamicore.inventory.Api.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.json.JsonMapper;

/** Two may watch here, and two services besides. */
@ApplicationTest
@ResourceLock("application")
@TestPropertySource(
        properties = {"chamicore.load.requests=8", "chamicore.watchers.limit=2", "chamicore.watchers.services=2"})
class ServiceWatchersTest {

    private static final String CHANGES = "/hsm/v2/changes";

    /** A token's text is the role of its holder. */
    @TestConfiguration
    static class Tokens {
        @Bean
        JwtDecoder jwtDecoder() {
            return role -> Jwt.withTokenValue(role)
                    .header("alg", "none")
                    .subject("tester")
                    .claim("scope", "smd.read smd.write")
                    .claim("roles", List.of(role))
                    .expiresAt(Instant.now().plusSeconds(60))
                    .build();
        }
    }

    private final Api api;

    ServiceWatchersTest(@LocalServerPort int port) {
        api = new Api(port);
    }

    private Answer get(String role, String path) {
        return api.send("GET", path, "", "Authorization", "Bearer " + role);
    }

    /** Waits at the end of the feed, where nothing comes until the waiting is to end. */
    private CompletableFuture<Answer> watch(String role, String waiting) {
        return CompletableFuture.supplyAsync(() -> get(role, waiting));
    }

    private void awaitFull(String role) {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> get(role, CHANGES + "?wait=1ms").status() == 503);
    }

    @AfterEach
    void endTheWaiting() {
        api.send("POST", "/hsm/v2/partitions", "{\"name\":\"p4712\"}", "Authorization", "Bearer admin");
        api.send("DELETE", "/hsm/v2/partitions/p4712", "", "Authorization", "Bearer admin");
    }

    @Test
    void peopleWhoWatchLeaveThePlacesOfServices() {
        String end =
                get("viewer", CHANGES + "/snapshot").text().lines().toList().getLast();
        String waiting = "%s?kind=partition&wait=60s&after=%s"
                .formatted(
                        CHANGES,
                        JsonMapper.shared().readTree(end).path("cursor").asString());
        List<CompletableFuture<Answer>> people =
                Stream.of("viewer", "admin").map(role -> watch(role, waiting)).toList();
        awaitFull("viewer");

        List<CompletableFuture<Answer>> services = Stream.of("service", "service")
                .map(role -> watch(role, waiting))
                .toList();
        awaitFull("service");
        assertThat(get("viewer", CHANGES + "?wait=30s").status()).isEqualTo(503);
        assertThat(get("viewer", CHANGES + "?limit=1").status()).isEqualTo(200);

        endTheWaiting();
        assertThat(Stream.concat(people.stream(), services.stream()))
                .allSatisfy(each -> assertThat(each.join().status()).isEqualTo(200));
    }

    @Test
    void servicesTakeThePlacesOfAllWhenTheirsAreTaken() {
        String end =
                get("viewer", CHANGES + "/snapshot").text().lines().toList().getLast();
        String waiting = "%s?kind=partition&wait=60s&after=%s"
                .formatted(
                        CHANGES,
                        JsonMapper.shared().readTree(end).path("cursor").asString());
        List<CompletableFuture<Answer>> services = Stream.of("service", "service", "service")
                .map(role -> watch(role, waiting))
                .toList();
        List<CompletableFuture<Answer>> people = List.of(watch("viewer", waiting));
        awaitFull("viewer");

        endTheWaiting();
        assertThat(Stream.concat(people.stream(), services.stream()))
                .allSatisfy(each -> assertThat(each.join().status()).isEqualTo(200));
    }
}
