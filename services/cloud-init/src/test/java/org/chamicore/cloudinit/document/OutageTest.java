package org.chamicore.cloudinit.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.chamicore.cloudinit.TestTokens;
import org.chamicore.cloudinit.inventory.FakeInventory;
import org.chamicore.db.testing.PostgresServer;
import org.chamicore.db.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The service while what it depends on is away; on a database of its own, which others would miss. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@Import(TestTokens.class)
@DirtiesContext
@ResourceLock("application")
class OutageTest {

    private static final TestDatabase DATABASE = TestDatabase.create().migrate("cloudinit");
    private static final FakeInventory INVENTORY = new FakeInventory();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @LocalServerPort
    private int port;

    @DynamicPropertySource
    static void neighbours(DynamicPropertyRegistry properties) {
        properties.add("DATABASE_URL", DATABASE::jdbcUrl);
        properties.add("DB_USERNAME", () -> "cloudinit");
        properties.add("DB_PASSWORD", () -> DATABASE.role("cloudinit").password());
        properties.add("DB_MIN_CONNS", () -> "1");
        properties.add("DB_MAX_CONNS", () -> "5");
        properties.add("DB_ACQUIRE_TIMEOUT", () -> "1s");
        properties.add("chamicore.feed.url", INVENTORY::feedUrl);
    }

    @Test
    void nodesAreServedThroughEveryOutage() throws Exception {
        INVENTORY.node("x0c0s0b0n0", 1, "127.0.0.1", "[\"compute\"]");
        assertThat(write("compute", "#cloud-config\n{}\n").statusCode()).isEqualTo(201);
        soon("/vendor-data", "/compute.yaml");
        soon("/meta-data", "compute:");
        String metaData = get("/meta-data").body();

        INVENTORY.close();
        database("alter database %s with allow_connections false", true);
        for (int round = 0; round < 20; round++) {
            assertThat(get("/meta-data").body()).isEqualTo(metaData);
            assertThat(get("/vendor-data").body()).contains("/compute.yaml");
            assertThat(get("/compute.yaml").body()).isEqualTo("#cloud-config\n{}\n");
            assertThat(get("/user-data").statusCode()).isEqualTo(200);
        }
        HttpResponse<String> refused = write("other", "#!/bin/sh\n");
        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.headers().firstValue("Retry-After")).isPresent();
        assertThat(send(request("/phone-home/i-1")
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(BodyPublishers.ofString("hostname=a")))
                        .statusCode())
                .isEqualTo(200);
        assertThat(get("/health/liveness").statusCode()).isEqualTo(200);
        HttpResponse<String> rehearsed = send(request("/admin/groups/compute?dryRun=true")
                .header("Authorization", "Bearer cloudinit.write")
                .DELETE());
        assertThat(rehearsed.statusCode()).isEqualTo(503);
        assertThat(rehearsed.headers().firstValue("Retry-After")).isPresent();

        database("alter database %s with allow_connections true", false);
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> write("compute", "#cloud-config\ntimezone: UTC\n").statusCode() == 200);
        soon("/compute.yaml", "timezone: UTC");
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> send(request("/admin/phone-home/x0c0s0b0n0")
                        .header("Authorization", "Bearer cloudinit.read")
                        .GET())
                .body()
                .contains("\"hostname\":\"a\""));
    }

    private static void database(String statement, boolean disconnect) throws SQLException {
        String name = DATABASE.jdbcUrl().replaceFirst(".*/", "");
        try (Connection admin = PostgresServer.shared().admin("postgres");
                Statement sql = admin.createStatement()) {
            sql.execute(statement.formatted(name));
            if (disconnect) {
                sql.execute(
                        "select pg_terminate_backend(pid) from pg_stat_activity where datname = '%s'".formatted(name));
            }
        }
    }

    private void soon(String path, String content) {
        Awaitility.await()
                .pollInterval(Duration.ofMillis(20))
                .atMost(Duration.ofSeconds(30))
                .until(() -> get(path).body().contains(content));
    }

    private HttpResponse<String> get(String path) {
        return send(request(path).GET());
    }

    private HttpResponse<String> write(String group, String content) {
        String body = "{\"file\": {\"content\": \"%s\"}}".formatted(content.replace("\n", "\\n"));
        return send(request("/admin/groups/" + group)
                .header("Authorization", "Bearer cloudinit.write")
                .PUT(BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(30));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.build(), BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}
