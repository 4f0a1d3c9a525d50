package org.chamicore.boot;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.chamicore.db.testing.ApplicationTest;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The whole service, with real tokens, following a fake inventory; one for all the tests that extend this. */
@ApplicationTest
@ResourceLock("application")
public abstract class RunningBoot {

    protected static final FakeInventory INVENTORY = new FakeInventory();
    static final TestTokens TOKENS = new TestTokens();

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    @LocalServerPort
    private int port;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        registry.add("chamicore.feed.url", () -> INVENTORY.url() + "/hsm/v2/changes");
        registry.add("chamicore.auth.issuer", TOKENS::issuer);
        registry.add("chamicore.web.max-body", () -> "1MB");
    }

    /** The inventory answers again, and is asked again: the breaker before it lets nobody through for a moment. */
    protected void inventoryIsBack() {
        INVENTORY.away(false);
        await().atMost(TIMEOUT).until(() -> write("POST", "/sync", "").statusCode() == 204);
    }

    /** @param path from {@code /boot/v1} on */
    protected HttpResponse<String> get(String path) {
        return send("GET", "/boot/v1" + path, "", TOKENS.token("bss.read"));
    }

    /** @param path from {@code /boot/v1} on */
    protected HttpResponse<String> write(String method, String path, String body) {
        return send(method, "/boot/v1" + path, body, TOKENS.token("bss.write"));
    }

    protected int port() {
        return port;
    }

    protected static String token(String scope) {
        return TOKENS.token(scope);
    }

    /** @param token empty for none */
    protected HttpResponse<String> send(String method, String path, String body, String token) {
        return send(port, method, path, body, token);
    }

    protected static HttpResponse<String> send(int port, String method, String path, String body, String token) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .timeout(TIMEOUT);
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        try {
            return HTTP.send(request.build(), BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stop);
        }
    }
}
