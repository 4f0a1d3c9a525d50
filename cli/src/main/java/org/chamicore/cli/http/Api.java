package org.chamicore.cli.http;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.chamicore.cli.console.RefusedException;

/** One service's REST API. */
public final class Api {

    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final HttpClient CLIENT = client().build();

    private final URI base;
    private final Map<String, String> headers;
    private final Duration timeout;
    private final HttpClient client;

    private Api(URI base, Map<String, String> headers, Duration timeout, HttpClient client) {
        this.client = client;
        this.base = base;
        this.headers = Map.copyOf(headers);
        this.timeout = timeout;
    }

    /** Without a token. */
    public static Api open(URI base, Duration timeout) {
        return new Api(base, Map.of(), timeout, CLIENT);
    }

    /** With the value of the Authorization header. */
    public Api authorized(String value) {
        return with("Authorization", value);
    }

    /** Trusting the certificates of a PEM file, and no others. */
    public Api trusting(Path certificates) {
        return new Api(
                base,
                headers,
                timeout,
                client().sslContext(Certificates.trust(certificates)).build());
    }

    /** Whose writes are refused with 412 unless the thing is still at this version, as {@link Answer#version} gave it. */
    public Api onlyIf(String version) {
        return with("If-Match", version);
    }

    private Api with(String header, String value) {
        Map<String, String> more = new HashMap<>(headers);
        more.put(header, value);
        return new Api(base, more, timeout, client);
    }

    /** A text as one piece of a path, or as a value in a query, whatever it holds. */
    public static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    public Answer get(String path) {
        return send(request(path).GET());
    }

    public Answer post(String path, String json) {
        return sendJson("POST", path, json);
    }

    public Answer put(String path, String json) {
        return sendJson("PUT", path, json);
    }

    public Answer patch(String path, String json) {
        return sendJson("PATCH", path, json);
    }

    public Answer delete(String path) {
        return send(request(path).DELETE());
    }

    /** A DELETE that says in its body what is meant. */
    public Answer delete(String path, String json) {
        return sendJson("DELETE", path, json);
    }

    /** Posts an HTML form, already encoded. */
    public Answer postForm(String path, String form) {
        return send(request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
    }

    private Answer sendJson(String method, String path, String json) {
        return send(
                request(path).header("Content-Type", "application/json").method(method, BodyPublishers.ofString(json)));
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(base.resolve(path)).timeout(timeout);
        headers.forEach(builder::header);
        return builder;
    }

    private static HttpClient.Builder client() {
        return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(CONNECT);
    }

    private Answer send(HttpRequest.Builder builder) {
        HttpRequest request = builder.build();
        String name = request.method() + " " + request.uri();
        try {
            var response = client.send(request, BodyHandlers.ofString());
            return new Answer(
                    name,
                    response.statusCode(),
                    response.body(),
                    response.headers().firstValue("ETag").orElse(""));
        } catch (IOException unreachable) {
            throw new UnreachableException(name, unreachable);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new RefusedException(name + " was interrupted", interrupted);
        }
    }
}
