package org.chamicore.auth.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.chamicore.auth.Browser;
import org.chamicore.auth.Browser.Pkce;
import org.chamicore.auth.WholeService;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A user who signs in with a browser, and an application that gets tokens in that name. */
abstract class SignedIn extends WholeService {

    static final String USER = "flow-user";
    static final String PASSWORD = "correct horse battery";
    static final String CALLBACK = "http://127.0.0.1:45678/callback";

    @Autowired
    JdbcClient jdbc;

    final Browser browser = new Browser(ISSUER);
    final Pkce pkce = Pkce.make();

    @BeforeEach
    void userAndApplication() {
        jdbc.sql("delete from local_user where username = :user")
                .param("user", USER)
                .update();
        jdbc.sql("delete from session where subject = :user")
                .param("user", USER)
                .update();
        assertThat(admin("POST", "/auth/v1/users", """
                        {"username": "flow-user", "displayName": "Flow <b>", "roles": ["operator"], "password": "%s"}
                        """.formatted(PASSWORD)).statusCode())
                .isEqualTo(201);
        assertThat(admin("PUT", "/auth/v1/applications/flow-app", """
                        {"name": "Flow <i>app</i>", "redirectUris": ["https://app.example.org/back"],
                         "scopes": ["smd.read", "smd.write", "auth.read"]}
                        """).statusCode())
                .isEqualTo(200);
    }

    String code() {
        return code("");
    }

    String code(String more) {
        HttpResponse<String> answer = browser.get("/oauth2/authorize?response_type=code&client_id=chamicore-cli&state=s"
                + "&redirect_uri=http%3A%2F%2F127.0.0.1%3A45678%2Fcallback&code_challenge_method=S256&code_challenge="
                + pkce.challenge()
                + more);
        if (Browser.location(answer).startsWith("/login")) {
            answer = browser.follow(browser.signIn(browser.follow(answer), USER, PASSWORD));
        }
        assertThat(Browser.location(answer)).startsWith(CALLBACK + "?code=").endsWith("&state=s");
        return Browser.parameter(Browser.location(answer), "code");
    }

    HttpResponse<String> redeem(String code) {
        return redeem(code, "redirect_uri=" + CALLBACK, "code_verifier=" + pkce.verifier());
    }

    static HttpResponse<String> redeem(String code, String... more) {
        String[] pairs = Stream.concat(
                        Stream.of("grant_type=authorization_code", "client_id=chamicore-cli", "code=" + code),
                        Stream.of(more))
                .toArray(String[]::new);
        return send(tokenRequest(
                Arrays.stream(pairs).anyMatch(pair -> pair.startsWith("redirect_uri"))
                        ? pairs
                        : Stream.concat(Arrays.stream(pairs), Stream.of("redirect_uri=" + CALLBACK))
                                .toArray(String[]::new)));
    }

    static HttpResponse<String> refresh(Map<String, Object> tokens, String... more) {
        return send(tokenRequest(Stream.concat(
                        Stream.of(
                                "grant_type=refresh_token",
                                "client_id=chamicore-cli",
                                "refresh_token=" + tokens.get("refresh_token")),
                        Stream.of(more))
                .toArray(String[]::new)));
    }

    static Map<String, Object> introspect(Map<String, Object> tokens) {
        return json(send(to("/oauth2/introspect")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Authorization", basic("test-viewer", secret("viewer")))
                .POST(BodyPublishers.ofString("token=" + tokens.get("access_token")))));
    }

    static HttpResponse<String> admin(String method, String path, String body) {
        return send(to(path).header("Authorization", "Bearer " + token("admin"))
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body)));
    }

    static <T> List<T> atOnce(int count, Callable<T> call) throws Exception {
        try (var threads = Executors.newFixedThreadPool(count)) {
            return threads.invokeAll(Collections.nCopies(count, call)).stream()
                    .map(Future::resultNow)
                    .toList();
        }
    }

    static void assertRefused(HttpResponse<String> answer, int status, String error) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(json(answer)).containsEntry("error", error);
    }
}
