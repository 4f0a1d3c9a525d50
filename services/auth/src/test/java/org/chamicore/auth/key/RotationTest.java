package org.chamicore.auth.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.chamicore.auth.AuthApplication;
import org.chamicore.db.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.logging.LoggingApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;

/** Two replicas whose keys are changed while both are busy: no token that either has issued is refused by either. */
@ResourceLock("application")
class RotationTest {

    private static final String SECRET = "secret-of-the-rotation-test-01";
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TempDir
    private Path folder;

    private final Set<String> refusals = ConcurrentHashMap.newKeySet();
    private final Set<String> kids = ConcurrentHashMap.newKeySet();
    private final AtomicInteger accepted = new AtomicInteger();
    private final AtomicBoolean stop = new AtomicBoolean();

    @Test
    void noTokenIsRefusedWhileKeysChangeUnderLoad() throws Exception {
        TestDatabase database = TestDatabase.create();
        database.migrate("auth");
        List<Integer> ports = List.of(freePort(), freePort());
        List<String> replicas =
                ports.stream().map(port -> "http://localhost:" + port).toList();
        try (ConfigurableApplicationContext first = start(database, ports.get(0), replicas.getFirst());
                ConfigurableApplicationContext second = start(database, ports.get(1), replicas.getFirst());
                var threads = Executors.newFixedThreadPool(2)) {
            List<Future<?>> load = new ArrayList<>();
            load.add(threads.submit(() -> use(replicas.get(0), replicas.get(1))));
            load.add(threads.submit(() -> use(replicas.get(1), replicas.get(0))));
            await().atMost(Duration.ofSeconds(30)).until(() -> accepted.get() > 20);

            String kid = rotate(replicas.get(0));
            assertThat(askToRotate(replicas.get(1)).statusCode()).isEqualTo(409);
            await().atMost(Duration.ofSeconds(60)).until(() -> signsWith(first, kid) && signsWith(second, kid));
            String next = rotate(replicas.get(1));
            await().atMost(Duration.ofSeconds(60)).until(() -> signsWith(first, next) && signsWith(second, next));
            int before = accepted.get();
            await().atMost(Duration.ofSeconds(30)).until(() -> accepted.get() > before + 20);
            stop.set(true);
            for (Future<?> each : load) {
                each.get();
            }

            assertThat(refusals).isEmpty();
            assertThat(kids).hasSize(3).contains(kid, next);
            assertThat(first.getBean(SigningKeys.class).published()).hasSize(3);
        }
    }

    private static boolean signsWith(ConfigurableApplicationContext replica, String kid) {
        return replica.getBean(SigningKeys.class).current().kid().equals(kid);
    }

    /** Gets tokens from one replica and shows each to both. */
    private void use(String issuing, String checking) {
        while (!stop.get()) {
            String token = token(issuing);
            kids.add(kid(token));
            for (String replica : List.of(issuing, checking)) {
                HttpResponse<String> answer = send(HttpRequest.newBuilder(URI.create(replica + "/auth/v1/keys"))
                        .header("Authorization", "Bearer " + token));
                if (answer.statusCode() == 200) {
                    accepted.incrementAndGet();
                } else {
                    refusals.add(answer.statusCode() + " " + answer.body());
                }
            }
        }
    }

    private static String rotate(String replica) throws Exception {
        HttpResponse<String> answer = askToRotate(replica);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSONObjectUtils.getString(JSONObjectUtils.parse(answer.body()), "kid");
    }

    private static HttpResponse<String> askToRotate(String replica) {
        return send(HttpRequest.newBuilder(URI.create(replica + "/auth/v1/keys/rotate"))
                .header("Authorization", "Bearer " + token(replica))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"leadSeconds\": 5}")));
    }

    private static String token(String replica) {
        HttpResponse<String> answer = send(HttpRequest.newBuilder(URI.create(replica + "/oauth2/token"))
                .header(
                        "Authorization",
                        "Basic "
                                + Base64.getEncoder()
                                        .encodeToString(("one:" + SECRET).getBytes(StandardCharsets.US_ASCII)))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("grant_type=client_credentials")));
        try {
            return JSONObjectUtils.getString(JSONObjectUtils.parse(answer.body()), "access_token");
        } catch (ParseException none) {
            throw new IllegalStateException(answer.body(), none);
        }
    }

    private static String kid(String token) {
        try {
            return SignedJWT.parse(token).getHeader().getKeyID();
        } catch (ParseException none) {
            throw new IllegalStateException(none);
        }
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

    private ConfigurableApplicationContext start(TestDatabase database, int port, String issuer) throws IOException {
        Path accounts = Files.writeString(
                folder.resolve("accounts.json"),
                "[{\"clientId\": \"one\", \"secret\": \"%s\", \"roles\": [\"admin\"]}]".formatted(SECRET));
        SpringApplication application = new SpringApplication(AuthApplication.class);
        application.setRegisterShutdownHook(false);
        application.setListeners(application.getListeners().stream()
                .filter(each -> !(each instanceof LoggingApplicationListener))
                .toList());
        Map<String, Object> settings = Map.of(
                "server.port",
                port,
                "chamicore.auth.issuer",
                issuer,
                "DATABASE_URL",
                database.jdbcUrl(),
                "DB_USERNAME",
                "auth",
                "DB_PASSWORD",
                database.role("auth").password(),
                "DB_MIN_CONNS",
                1,
                "DB_MAX_CONNS",
                4,
                "auth.encryption-key",
                "0123456789 0123456789 0123456789",
                "auth.accounts-file",
                accounts);
        return application.run(settings.entrySet().stream()
                .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                .toArray(String[]::new));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
