package org.chamicore.cloudinit.nodetoken;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.chamicore.cloudinit.CloudInitApplication;
import org.chamicore.cloudinit.TestTokens;
import org.chamicore.cloudinit.inventory.FakeInventory;
import org.chamicore.db.settings.SettingRefusedException;
import org.chamicore.db.testing.PostgresServer;
import org.chamicore.db.testing.TestDatabase;
import org.chamicore.web.testing.Log;
import org.chamicore.web.ticket.Tickets;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;

/** Whole services whose nodes have tokens, on a database of their own. 127.0.0.1 is a trusted proxy, so that a test can be any node. */
@ResourceLock("application")
class NodeTokenTest {

    private static final String KEY = "the key of boot and cloud-init, for these tests";
    private static final String FORMER_KEY = "the key that both had before this one";
    private static final String NODE = "x60c0s0b0n0";
    private static final String OTHER = "x60c0s0b0n1";
    private static final String ADDRESS = "10.60.0.1";
    private static final String OTHER_ADDRESS = "10.60.0.2";
    private static final String REBOOTED = "x60c0s0b0n2";
    private static final String REBOOTED_ADDRESS = "10.60.0.3";
    private static final String NOBODY = "10.255.255.255";
    private static final Duration HOUR = Duration.ofHours(1);
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static TestDatabase database;
    private static FakeInventory inventory;

    @TempDir
    private Path folder;

    private Path keys;

    @BeforeAll
    static void nodes() {
        database = TestDatabase.create().migrate("cloudinit");
        inventory = new FakeInventory();
        inventory.node(NODE, 601, ADDRESS, "[\"tokens\"]");
        inventory.node(OTHER, 602, OTHER_ADDRESS, "[]");
        inventory.node(REBOOTED, 603, REBOOTED_ADDRESS, "[]");
    }

    @BeforeEach
    void keys() throws IOException {
        keys = Files.writeString(folder.resolve("key"), KEY + "\n" + FORMER_KEY + "\n");
    }

    @Test
    void nodeIsServedByItsOwnTokenAlone() {
        try (Replica replica = start("require");
                Log log = Log.open()) {
            HttpResponse<String> written = replica.send(replica.request("/admin/groups/tokens")
                    .header("Authorization", "Bearer cloudinit.write")
                    .PUT(BodyPublishers.ofString("{\"file\": {\"content\": \"#cloud-config\\n{}\\n\"}}")));
            assertThat(written.statusCode()).isEqualTo(201);
            String token = token(NODE, Duration.ZERO);
            soon().until(() -> replica.ask(ADDRESS, token, "vendor-data").body().contains("tokens.yaml"));

            String include = replica.ask(ADDRESS, token, "vendor-data")
                    .body()
                    .lines()
                    .skip(1)
                    .findFirst()
                    .orElseThrow();
            assertThat(include)
                    .isEqualTo(replica.request("/cloud-init/t/" + token + "/tokens.yaml")
                            .build()
                            .uri()
                            .toString());
            for (String document : List.of("meta-data", "user-data", "vendor-data", "network-config", "tokens.yaml")) {
                assertThat(replica.ask(ADDRESS, token, document).statusCode())
                        .describedAs(document)
                        .isEqualTo(200);
                replica.assertRefused("missing", ADDRESS, "/cloud-init/" + document);
                replica.assertRefused("other_node", OTHER_ADDRESS, "/t/" + token + "/" + document);
                replica.assertRefused("malformed", ADDRESS, "/cloud-init/t/abc/" + document);
                replica.assertRefused("altered", ADDRESS, "/t/" + token + "A/" + document);
                replica.assertRefused("expired", ADDRESS, "/t/" + token(NODE, Duration.ofHours(-2)) + "/" + document);
                replica.assertRefused("early", ADDRESS, "/t/" + token(NODE, Duration.ofMinutes(2)) + "/" + document);
            }
            assertThat(replica.ask(NOBODY, token, "meta-data").statusCode()).isEqualTo(404);
            assertThat(replica.ask(OTHER_ADDRESS, token(OTHER, Duration.ZERO), "meta-data")
                            .statusCode())
                    .isEqualTo(200);
            assertThat(replica.get(ADDRESS, "/version").statusCode()).isEqualTo(200);

            assertThat(log.containing(ADDRESS)).isNotEmpty();
            assertThat(log.containing(token)).isEmpty();
            assertThat(replica.unknownCallers()).contains(NOBODY).doesNotContain(token);
        }
    }

    @Test
    void nodeMayHaveNoneWhereTheyAreAcceptedAndNoneCountsWhereTheyAreOff() {
        try (Replica accepting = start("accept");
                Replica off = start("off")) {
            assertThat(accepting.get(ADDRESS, "/meta-data").statusCode()).isEqualTo(200);
            assertThat(accepting
                            .ask(ADDRESS, token(NODE, Duration.ZERO), "meta-data")
                            .statusCode())
                    .isEqualTo(200);
            accepting.assertRefused(
                    "altered",
                    ADDRESS,
                    "/t/"
                            + tickets("a key that nobody else has, at all", Duration.ZERO)
                                    .issue(NODE, HOUR) + "/meta-data");
            assertThat(accepting
                            .ask(ADDRESS, tickets(FORMER_KEY, Duration.ZERO).issue(NODE, HOUR), "meta-data")
                            .statusCode())
                    .isEqualTo(200);

            assertThat(off.get(ADDRESS, "/meta-data").statusCode()).isEqualTo(200);
            assertThat(off.ask(ADDRESS, "anything", "meta-data").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void tokenOfAnEarlierBootEndsWithTheFirstUseOfALaterOne() throws Exception {
        String first = token(REBOOTED, Duration.ofMinutes(-9));
        String second = token(REBOOTED, Duration.ofMinutes(-6));
        String third = token(REBOOTED, Duration.ofMinutes(-3));
        try (Replica one = start("require");
                Replica other = start("require")) {
            assertThat(one.ask(REBOOTED_ADDRESS, first, "meta-data").statusCode())
                    .isEqualTo(200);
            assertThat(one.ask(REBOOTED_ADDRESS, second, "meta-data").statusCode())
                    .isEqualTo(200);
            assertThat(one.ask(REBOOTED_ADDRESS, second, "user-data").statusCode())
                    .isEqualTo(200);
            one.assertRefused("superseded", REBOOTED_ADDRESS, "/t/" + first + "/meta-data");
            soon().until(() -> other.ask(REBOOTED_ADDRESS, first, "meta-data").statusCode() == 403);
            assertThat(other.ask(REBOOTED_ADDRESS, second, "meta-data").statusCode())
                    .isEqualTo(200);

            database("alter database %s with allow_connections false", true);
            assertThat(one.ask(REBOOTED_ADDRESS, third, "meta-data").statusCode())
                    .isEqualTo(200);
            one.assertRefused("superseded", REBOOTED_ADDRESS, "/t/" + second + "/meta-data");
            one.assertRefused("superseded", REBOOTED_ADDRESS, "/t/" + first + "/meta-data");
            assertThat(other.ask(REBOOTED_ADDRESS, second, "meta-data").statusCode())
                    .isEqualTo(200);

            database("alter database %s with allow_connections true", false);
            soon().until(() -> other.ask(REBOOTED_ADDRESS, second, "meta-data").statusCode() == 403);
        }
        try (Replica again = start("require")) {
            again.assertRefused("superseded", REBOOTED_ADDRESS, "/t/" + second + "/meta-data");
            assertThat(again.ask(REBOOTED_ADDRESS, third, "meta-data").statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void keysThatAreNoneKeepTheServiceFromStarting() throws Exception {
        Files.writeString(keys, "short");
        assertThatThrownBy(() -> start("require"))
                .rootCause()
                .isInstanceOf(SettingRefusedException.class)
                .hasMessageContaining("CHAMICORE_NODE_TOKEN_KEY_FILE")
                .hasMessageNotContaining("short\n");
        Files.writeString(keys, KEY + "\nshort");
        assertThatThrownBy(() -> start("accept")).rootCause().isInstanceOf(SettingRefusedException.class);
        keys = Path.of("");
        assertThatThrownBy(() -> start("accept")).rootCause().isInstanceOf(SettingRefusedException.class);
    }

    private static String token(String node, Duration fromNow) {
        return tickets(KEY, fromNow).issue(node, HOUR);
    }

    /** As boot makes them, at another time. */
    private static Tickets tickets(String key, Duration fromNow) {
        return new Tickets(List.of(key), Clock.offset(Clock.systemUTC(), fromNow));
    }

    private static ConditionFactory soon() {
        return Awaitility.await().pollInterval(Duration.ofMillis(50)).atMost(Duration.ofSeconds(30));
    }

    private static void database(String statement, boolean disconnect) throws SQLException {
        String name = database.jdbcUrl().replaceFirst(".*/", "");
        try (Connection admin = PostgresServer.shared().admin("postgres");
                Statement sql = admin.createStatement()) {
            sql.execute(statement.formatted(name));
            if (disconnect) {
                sql.execute(
                        "select pg_terminate_backend(pid) from pg_stat_activity where datname = '%s'".formatted(name));
            }
        }
    }

    private Replica start(String mode) {
        Replica replica = new Replica((ServletWebServerApplicationContext)
                new SpringApplicationBuilder(CloudInitApplication.class, TestTokens.class)
                        .run(
                                "--server.port=0",
                                "--DATABASE_URL=" + database.jdbcUrl(),
                                "--DB_USERNAME=cloudinit",
                                "--DB_PASSWORD=" + database.role("cloudinit").password(),
                                "--DB_MAX_CONNS=5",
                                "--DB_MIN_CONNS=1",
                                "--DB_ACQUIRE_TIMEOUT=1s",
                                "--chamicore.feed.url=" + inventory.feedUrl(),
                                "--chamicore.web.trusted-proxies=127.0.0.1,::1",
                                "--chamicore.cloud-init.node-tokens.mode=" + mode,
                                "--chamicore.cloud-init.node-tokens.key-file=" + keys));
        soon().until(() -> replica.ask(OTHER_ADDRESS, token(OTHER, Duration.ZERO), "meta-data")
                        .statusCode()
                == 200);
        soon().until(() ->
                replica.ask(NOBODY, token(OTHER, Duration.ZERO), "meta-data").statusCode() == 404);
        return replica;
    }

    private record Replica(ServletWebServerApplicationContext context) implements AutoCloseable {

        HttpResponse<String> ask(String address, String token, String document) {
            return get(address, "/cloud-init/t/" + token + "/" + document);
        }

        HttpResponse<String> get(String address, String path) {
            return send(request(path).header("X-Forwarded-For", address).GET());
        }

        void assertRefused(String reason, String address, String path) {
            double before = refusals(reason);
            HttpResponse<String> answer = get(address, path);
            assertThat(answer.statusCode()).describedAs(path).isEqualTo(403);
            assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
            assertThat(answer.body())
                    .contains("urn:problem:cloud-init:node-token-" + reason.replace('_', '-'))
                    .doesNotContain("/t/");
            assertThat(refusals(reason)).isEqualTo(before + 1);
        }

        String unknownCallers() {
            return send(request("/admin/unknown-callers")
                            .header("Authorization", "Bearer cloudinit.read")
                            .GET())
                    .body();
        }

        HttpRequest.Builder request(String path) {
            return HttpRequest.newBuilder(URI.create(
                            "http://127.0.0.1:" + context.getWebServer().getPort() + path))
                    .timeout(Duration.ofSeconds(30));
        }

        HttpResponse<String> send(HttpRequest.Builder request) {
            try {
                return HTTP.send(request.build(), BodyHandlers.ofString());
            } catch (IOException failed) {
                throw new IllegalStateException(failed);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(stopped);
            }
        }

        private double refusals(String reason) {
            return context.getBean(MeterRegistry.class)
                    .get("chamicore.node.token.refusals")
                    .tag("reason", reason)
                    .counter()
                    .count();
        }

        @Override
        public void close() {
            context.close();
        }
    }
}
