package org.chamicore.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody who calls a service: with a token or without, from this address or that. */
record Caller(URI base, HttpClient http, String token) {

    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final JsonMapper JSON = JsonMapper.shared();

    Caller(URI base) {
        this(base, client().build(), "");
    }

    Caller with(String newToken) {
        return new Caller(base, http, newToken);
    }

    /** The same from another of this machine's addresses, as a node would call. */
    Caller from(String address) {
        try {
            return new Caller(
                    base, client().localAddress(InetAddress.getByName(address)).build(), token);
        } catch (IOException unknown) {
            throw new UncheckedIOException(unknown);
        }
    }

    HttpResponse<String> get(String path) {
        return send("GET", path, "");
    }

    HttpResponse<String> send(String method, String path, Object body) {
        return call(method, path, body).join();
    }

    /** The body of a GET that succeeds. */
    String text(String path) {
        HttpResponse<String> answer = get(path);
        assertThat(answer.statusCode()).as("GET %s: %s", path, answer.body()).isEqualTo(200);
        return answer.body();
    }

    JsonNode json(String path) {
        return JSON.readTree(text(path));
    }

    /** A call that must succeed. */
    void does(String method, String path, Object body) {
        HttpResponse<String> answer = send(method, path, body);
        assertThat(answer.statusCode())
                .as("%s %s: %s", method, path, answer.body())
                .isBetween(200, 299);
    }

    CompletableFuture<HttpResponse<String>> call(String method, String path, Object body) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(base.resolve(path)).timeout(TIMEOUT).method(method, publisher(body));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        return http.sendAsync(request.build(), BodyHandlers.ofString());
    }

    private static HttpRequest.BodyPublisher publisher(Object body) {
        if ("".equals(body)) {
            return BodyPublishers.noBody();
        }
        return BodyPublishers.ofString(body instanceof String text ? text : JSON.writeValueAsString(body));
    }

    private static HttpClient.Builder client() {
        return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(Duration.ofSeconds(5));
    }
}
