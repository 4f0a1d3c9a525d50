package org.chamicore.cli.login;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import org.chamicore.cli.console.RefusedException;
import org.chamicore.cli.http.Answer;
import org.chamicore.cli.http.Api;
import tools.jackson.databind.JsonNode;

/** An auth service, as its discovery document describes it. */
final class AuthServer {

    private static final String CLIENT = "chamicore-cli";
    private static final Duration TIMEOUT = Duration.ofSeconds(15);

    private final Api api;
    private final JsonNode metadata;

    private AuthServer(Api api, JsonNode metadata) {
        this.api = api;
        this.metadata = metadata;
    }

    /** @throws RefusedException when that address is no such service's */
    static AuthServer find(String issuer) {
        Api api = Api.open(URI.create(issuer), TIMEOUT);
        JsonNode metadata =
                api.get(issuer + "/.well-known/openid-configuration").orRefuse().json();
        if (!metadata.path("issuer").asString("").equals(issuer)) {
            throw new RefusedException("%s calls itself '%s': name it so with --issuer"
                    .formatted(issuer, metadata.path("issuer").asString("")));
        }
        return new AuthServer(api, metadata);
    }

    /** Where somebody signs in. */
    String loginAddress(String redirectUri, String state, Pkce pkce) {
        return endpoint("authorization_endpoint")
                + "?"
                + form(Map.of(
                        "response_type",
                        "code",
                        "client_id",
                        CLIENT,
                        "redirect_uri",
                        redirectUri,
                        "state",
                        state,
                        "code_challenge",
                        pkce.challenge(),
                        "code_challenge_method",
                        "S256"));
    }

    Login redeem(String code, String redirectUri, Pkce pkce) {
        return tokens(Map.of(
                "grant_type", "authorization_code",
                "client_id", CLIENT,
                "code", code,
                "redirect_uri", redirectUri,
                "code_verifier", pkce.verifier()));
    }

    Login refresh(Login login) {
        return tokens(
                Map.of("grant_type", "refresh_token", "client_id", CLIENT, "refresh_token", login.refreshToken()));
    }

    void revoke(Login login) {
        api.postForm(endpoint("revocation_endpoint"), form(Map.of("client_id", CLIENT, "token", login.refreshToken())))
                .orRefuse();
    }

    private Login tokens(Map<String, String> form) {
        Answer answer = api.postForm(endpoint("token_endpoint"), form(form));
        JsonNode json = answer.json();
        if (json.path("error").asString("").equals("invalid_grant")) {
            throw new RefusedException("The login is over: sign in anew with './chamicore login'");
        }
        if (!answer.isSuccess()) {
            throw new RefusedException("auth gives no token (%d): %s"
                    .formatted(answer.status(), answer.body().strip()));
        }
        return new Login(
                json.path("access_token").asString(),
                Instant.now().plusSeconds(json.path("expires_in").asLong()),
                json.path("refresh_token").asString());
    }

    private String endpoint(String name) {
        return metadata.path(name).asString();
    }

    private static String form(Map<String, String> values) {
        return values.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
