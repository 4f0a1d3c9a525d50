package org.chamicore.auth.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.chamicore.auth.WholeService;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every route of the API with every role: 401 without a token, 403 with one that may not, and which scope it lacks. */
@ResourceLock("application")
class AccountRightsTest extends WholeService {

    @ParameterizedTest
    @CsvSource({
        "GET,    '',      auth.read",
        "GET,    /nobody, auth.read",
        "POST,   '',      auth.write",
        "DELETE, /nobody, auth.write"
    })
    void onlyAdminsPass(String method, String path, String scope) {
        HttpResponse<String> withoutToken = ask(method, path, null);
        assertThat(withoutToken.statusCode()).isEqualTo(401);
        assertThat(withoutToken.headers().firstValue("WWW-Authenticate")).hasValue("Bearer realm=\"chamicore\"");
        assertThat(withoutToken.headers().firstValue("Content-Type")).hasValue("application/problem+json");

        // Those who are not meant for this service at all are refused as strangers, not as the unprivileged.
        for (String role : new String[] {"viewer", "operator", "service"}) {
            assertThat(ask(method, path, token(role)).statusCode()).isEqualTo(401);
        }

        String other = scope.equals("auth.read") ? "auth.write" : "auth.read";
        HttpResponse<String> withOtherScope = ask(method, path, token("admin", "scope=" + other));
        assertThat(withOtherScope.statusCode()).isEqualTo(403);
        assertThat(withOtherScope.headers().firstValue("WWW-Authenticate").orElseThrow())
                .contains("error=\"insufficient_scope\"", "scope=\"" + scope + "\"");

        assertThat(ask(method, path, token("admin", "scope=" + scope)).statusCode())
                .isNotIn(401, 403);
    }

    private static HttpResponse<String> ask(String method, String path, String token) {
        var request = to(ACCOUNTS + path).method(method, BodyPublishers.noBody());
        return send(token == null ? request : request.header("Authorization", "Bearer " + token));
    }
}
