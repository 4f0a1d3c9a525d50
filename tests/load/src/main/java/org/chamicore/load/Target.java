package org.chamicore.load;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Optional;

/** The suite under load, on this machine: ports as {@code ./chamicore up} takes them, the token from {@code CHAMICORE_TOKEN}. */
final class Target {

    static final String INVENTORY = base("INVENTORY", 27_779);
    static final String BOOT = base("BOOT", 27_778);
    static final String AUTH = base("AUTH", 3333);
    static final String CLOUD_INIT = base("CLOUD_INIT", 27_777);

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private Target() {}

    static String token() {
        return Optional.ofNullable(System.getenv("CHAMICORE_TOKEN"))
                .orElseThrow(() -> new IllegalStateException("CHAMICORE_TOKEN is missing: run this by tests/load/run"));
    }

    /** A whole number from the system property of that name. */
    static int number(String name, int byDefault) {
        return Integer.getInteger(name, byDefault);
    }

    static HttpResponse<String> get(String url) {
        return exchange(request(url).GET());
    }

    /** How many bytes a list has, which is read as it comes and not kept. */
    static long size(String url) {
        try (InputStream body = CLIENT.send(request(url).GET().build(), BodyHandlers.ofInputStream())
                .body()) {
            return body.transferTo(OutputStream.nullOutputStream());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    /** Sends, and stops the benchmark when it is refused: a figure of refusals would be worth nothing. */
    static HttpResponse<String> send(String method, String url, String body) {
        HttpResponse<String> answer = exchange(request(url).method(method, BodyPublishers.ofString(body)));
        if (answer.statusCode() >= 400) {
            throw new IllegalStateException("%s %s: %d %s".formatted(method, url, answer.statusCode(), answer.body()));
        }
        return answer;
    }

    static HttpRequest.Builder request(String url) {
        return HttpRequest.newBuilder(URI.create(url))
                .header("Authorization", "Bearer " + token())
                .header("Content-Type", "application/json");
    }

    static HttpResponse<String> exchange(HttpRequest.Builder request) {
        try {
            return CLIENT.send(request.build(), BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private static String base(String service, int port) {
        String given = System.getenv("CHAMICORE_%s_PORT".formatted(service));
        return "http://127.0.0.1:" + (given == null ? port : Integer.parseInt(given));
    }
}
