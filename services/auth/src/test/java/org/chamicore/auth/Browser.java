package org.chamicore.auth;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A browser without JavaScript: cookies, forms, and redirects that are followed on one's say. */
public final class Browser {

    /** An application's proof that it is who began: the pair of RFC 7636. */
    public record Pkce(String verifier, String challenge) {

        public static Pkce make() {
            String verifier = (UUID.randomUUID() + "" + UUID.randomUUID()).replace("-", "");
            try {
                byte[] hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
                return new Pkce(
                        verifier, Base64.getUrlEncoder().withoutPadding().encodeToString(hash));
            } catch (NoSuchAlgorithmException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
    }

    private static final Pattern HIDDEN = Pattern.compile("name=\"([^\"]+)\" value=\"([^\"]*)\"");

    private final String issuer;
    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

    public Browser(String issuer) {
        this.issuer = issuer;
    }

    public HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(address(path)).GET());
    }

    /** @param pairs {@code name=value}, which this encodes */
    public HttpResponse<String> post(String path, String... pairs) {
        return send(HttpRequest.newBuilder(address(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form(pairs))));
    }

    /** Fills in the login page and sends it. */
    public HttpResponse<String> signIn(HttpResponse<String> page, String username, String password) {
        return post(
                "/login",
                "username=" + username,
                "password=" + password,
                "continue=" + hidden(page, "continue"),
                "_csrf=" + hidden(page, "_csrf"));
    }

    public HttpResponse<String> follow(HttpResponse<String> redirect) {
        return get(location(redirect));
    }

    public static String location(HttpResponse<String> redirect) {
        return redirect.headers().firstValue("Location").orElseThrow(() -> new AssertionError(redirect.body()));
    }

    /** The value of a field of a page's form. */
    public static String hidden(HttpResponse<String> page, String name) {
        Matcher fields = HIDDEN.matcher(page.body());
        while (fields.find()) {
            if (fields.group(1).equals(name)) {
                return fields.group(2)
                        .replace("&amp;", "&")
                        .replace("&#x3D;", "=")
                        .replace("&#x2F;", "/");
            }
        }
        throw new AssertionError("no field " + name + " in " + page.body());
    }

    public static String form(String... pairs) {
        return Arrays.stream(pairs)
                .map(pair -> pair.split("=", 2))
                .map(pair -> pair[0] + "=" + URLEncoder.encode(pair[1], StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    /** The value of a parameter of an address, as it stands there. */
    public static String parameter(String address, String name) {
        Matcher found = Pattern.compile("[?&]" + name + "=([^&]*)").matcher(address);
        return found.find() ? found.group(1) : "";
    }

    private URI address(String path) {
        return URI.create(path.startsWith("http") ? path : issuer + path);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
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
