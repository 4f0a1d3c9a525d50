package org.chamicore.auth;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Collectors;
import org.chamicore.db.testing.ApplicationTest;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The running service, at an address that its tokens name as their issuer, with an account for each role. */
@ApplicationTest
public abstract class WholeService {

    protected static final String TOKEN = "/oauth2/token";
    protected static final String ACCOUNTS = "/auth/v1/service-accounts";

    private static final int PORT = freePort();
    protected static final String ISSUER = "http://localhost:" + PORT;

    /** What would be the break-glass account's secret file, and is not there. */
    protected static final Path BREAK_GLASS_FILE = Path.of(
            System.getProperty("java.io.tmpdir"),
            "chamicore-break-glass-" + ProcessHandle.current().pid());

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @DynamicPropertySource
    static void address(DynamicPropertyRegistry properties) {
        properties.add("server.port", () -> PORT);
        properties.add("chamicore.auth.issuer", () -> ISSUER);
        properties.add("throttle.account-failures", () -> 100_000); // wrong secrets of many tests, from one address
        properties.add("throttle.address-failures", () -> 100_000);
        properties.add("chamicore.web.trusted-proxies", () -> "127.0.0.1,::1");
        properties.add("provider.hosts", () -> "localhost");
        properties.add("break-glass.secret-file", () -> BREAK_GLASS_FILE.toString());
        properties.add("auth.accounts-file", WholeService::accountsFile);
    }

    private static String accountsFile() {
        return Path.of(URI.create(
                        WholeService.class.getResource("/accounts.json").toString()))
                .toString();
    }

    /** The secret of one of the accounts {@code test-admin}, {@code test-operator}, {@code test-viewer}, {@code test-service}. */
    protected static String secret(String role) {
        return role + "-secret-of-the-tests-0001";
    }

    protected static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.build(), BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    protected static HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create(ISSUER + path));
    }

    /** A token request with {@code name=value} pairs, which this encodes. */
    protected static HttpRequest.Builder tokenRequest(String... pairs) {
        return to(TOKEN)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(Arrays.stream(pairs)
                        .map(pair -> pair.split("=", 2))
                        .map(pair -> pair[0] + "=" + encoded(pair[1]))
                        .collect(Collectors.joining("&"))));
    }

    protected static String basic(String clientId, String secret) {
        return "Basic "
                + Base64.getEncoder()
                        .encodeToString((encoded(clientId) + ":" + encoded(secret)).getBytes(StandardCharsets.UTF_8));
    }

    /** A token of the account with this role; {@code pairs} as for {@link #tokenRequest}. */
    protected static String token(String role, String... pairs) {
        String[] all = Arrays.copyOf(pairs, pairs.length + 1);
        all[pairs.length] = "grant_type=client_credentials";
        HttpResponse<String> answer =
                send(tokenRequest(all).header("Authorization", basic("test-" + role, secret(role))));
        return (String) json(answer).get("access_token");
    }

    protected static Map<String, Object> json(HttpResponse<String> answer) {
        try {
            return JSONObjectUtils.parse(answer.body());
        } catch (java.text.ParseException notJson) {
            throw new IllegalStateException(answer.statusCode() + " " + answer.body(), notJson);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new IllegalStateException(none);
        }
    }
}
