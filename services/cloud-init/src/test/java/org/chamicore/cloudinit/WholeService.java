package org.chamicore.cloudinit;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.chamicore.cloudinit.inventory.FakeInventory;
import org.chamicore.db.testing.ApplicationTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The running service beside an inventory of tests. 127.0.0.1 is a trusted proxy, so that a test can be any node. */
@ApplicationTest
@Import(TestTokens.class)
@ResourceLock("application")
public abstract class WholeService {

    protected static final FakeInventory INVENTORY = new FakeInventory();
    protected static final String WRITER = "cloudinit.write";
    protected static final String READER = "cloudinit.read";

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @LocalServerPort
    private int port;

    @DynamicPropertySource
    static void neighbours(DynamicPropertyRegistry properties) {
        properties.add("chamicore.feed.url", INVENTORY::feedUrl);
        properties.add("chamicore.web.trusted-proxies", () -> "127.0.0.1,::1");
    }

    @BeforeEach
    void inventoryIsRead() {
        soon().until(() -> asNode("10.255.255.255", "/meta-data").statusCode() == 404);
    }

    protected static ConditionFactory soon() {
        return Awaitility.await().pollInterval(Duration.ofMillis(10)).atMost(Duration.ofSeconds(15));
    }

    protected HttpResponse<String> asNode(String address, String path) {
        return send(request(path).header("X-Forwarded-For", address).GET());
    }

    /** From that address of this machine, without a proxy in between. */
    protected HttpResponse<String> asPeer(String address, HttpRequest.Builder request) {
        try (HttpClient http = HttpClient.newBuilder()
                .localAddress(InetAddress.ofLiteral(address))
                .build()) {
            return send(http, request);
        }
    }

    protected HttpResponse<String> get(String path) {
        return send(request(path).header("Authorization", "Bearer " + READER).GET());
    }

    protected HttpResponse<String> write(String method, String path, String body) {
        return send(request(path)
                .header("Authorization", "Bearer " + WRITER)
                .method(method, BodyPublishers.ofString(body)));
    }

    protected HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(30));
    }

    protected HttpResponse<String> send(HttpRequest.Builder request) {
        return send(HTTP, request);
    }

    private static HttpResponse<String> send(HttpClient http, HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}
