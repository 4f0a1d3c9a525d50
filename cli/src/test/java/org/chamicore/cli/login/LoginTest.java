package org.chamicore.cli.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.chamicore.cli.console.RefusedException;
import org.chamicore.cli.http.UnreachableException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a server that writes down what it is asked; {@code services/auth} tests the real one's side. */
class LoginTest {

    @TempDir
    private Path folder;

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private volatile String answer = "{\"access_token\":\"new\",\"expires_in\":1800,\"refresh_token\":\"next\"}";
    private volatile int status = 200;
    private HttpServer server;
    private String issuer;
    private LoginFile file;

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        issuer = "http://localhost:" + server.getAddress().getPort();
        server.createContext("/", this::answer);
        server.start();
        file = new LoginFile(folder.resolve("chamicore"));
    }

    @AfterEach
    void close() {
        server.stop(0);
    }

    @Test
    void asksWithProofAndRedeemsWithIt() {
        Pkce pkce = new Pkce("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk");
        AuthServer auth = AuthServer.find(issuer);

        assertThat(auth.loginAddress("http://127.0.0.1:1/callback", "s", pkce))
                .startsWith(issuer + "/authorize?")
                .contains(
                        "response_type=code",
                        "client_id=chamicore-cli",
                        "redirect_uri=http%3A%2F%2F127.0.0.1%3A1%2Fcallback",
                        "state=s",
                        "code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM",
                        "code_challenge_method=S256");
        assertThat(auth.redeem("c", "http://127.0.0.1:1/callback", pkce).accessToken())
                .isEqualTo("new");
        assertThat(asked)
                .last()
                .asString()
                .contains("grant_type=authorization_code", "code=c", "code_verifier=" + pkce.verifier());
    }

    @Test
    void loopbackTakesTheCodeOfItsOwnLoginAlone() throws Exception {
        try (Loopback loopback = new Loopback("right")) {
            assertThat(bring(loopback, "code=forged&state=wrong")).isEqualTo(400);
            assertThat(bring(loopback, "code=c%2F1&state=right")).isEqualTo(200);
            assertThat(loopback.awaitCode(Duration.ofSeconds(10))).isEqualTo("c/1");
        }
    }

    @Test
    void loopbackTellsWhyNobodyWasSignedIn() throws Exception {
        try (Loopback loopback = new Loopback("right")) {
            bring(loopback, "error=access_denied&error_description=No+thanks&state=right");

            assertThatExceptionOfType(RefusedException.class)
                    .isThrownBy(() -> loopback.awaitCode(Duration.ofSeconds(10)))
                    .withMessage("Nobody was signed in: access_denied No thanks");
        }
    }

    @Test
    void fileIsNobodyElses() throws Exception {
        keep("token", Duration.ofMinutes(10));

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.path())))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(file.path().resolveSibling("lock"))))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(file.path().getParent())))
                .isEqualTo("rwx------");
    }

    @Test
    void tokenIsGivenAsLongAsItIsGood() {
        keep("token", Duration.ofMinutes(20));

        assertThat(new LoginTokens(file).find(issuer)).hasValue("token");
        assertThat(asked).isEmpty();
        assertThat(new LoginTokens(file).find("http://elsewhere")).isEmpty();
    }

    @Test
    void tokenWithSomeLifeLeftIsGivenWhileAuthIsAway() {
        keep("token", Duration.ofMinutes(5));
        server.stop(0);

        assertThat(new LoginTokens(file).find(issuer)).hasValue("token");
        keep("token", Duration.ofMinutes(1));
        assertThatExceptionOfType(UnreachableException.class).isThrownBy(() -> new LoginTokens(file).find(issuer));
    }

    @Test
    void tokenThatEndsSoonIsRenewedOnceHoweverManyAsk() throws Exception {
        keep("token", Duration.ofMinutes(1));
        Callable<String> find = () -> new LoginTokens(file).find(issuer).orElseThrow();

        try (var threads = Executors.newFixedThreadPool(2)) {
            // One process holds the lock for all of its threads, so these ask one after the other.
            for (Callable<String> each : Collections.nCopies(3, find)) {
                Future<String> found = threads.submit(each);
                assertThat(found.get()).isEqualTo("new");
            }
        }

        assertThat(asked).filteredOn(each -> each.contains("refresh_token=old")).hasSize(1);
        assertThat(file.find(issuer)).map(Login::refreshToken).hasValue("next");
    }

    @Test
    void loginThatIsOverIsToldSo() {
        keep("token", Duration.ZERO);
        status = 400;
        answer = "{\"error\":\"invalid_grant\"}";

        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> new LoginTokens(file).find(issuer))
                .withMessageContaining("sign in anew");
    }

    private void keep(String token, Duration life) {
        file.update(issuer, before -> new Login(token, Instant.now().plus(life), "old"));
    }

    private static int bring(Loopback loopback, String query) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                            HttpRequest.newBuilder(URI.create(loopback.redirectUri() + "?" + query))
                                    .build(),
                            BodyHandlers.discarding())
                    .statusCode();
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        boolean discovery = path.startsWith("/.well-known/");
        String body = discovery ? """
                {"issuer": "%1$s", "authorization_endpoint": "%1$s/authorize",
                 "token_endpoint": "%1$s/t", "revocation_endpoint": "%1$s/r"}
                """.formatted(issuer) : answer;
        asked.add(path + " " + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(discovery ? 200 : status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
