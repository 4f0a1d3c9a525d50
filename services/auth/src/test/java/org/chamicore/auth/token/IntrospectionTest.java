package org.chamicore.auth.token;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.oauth2.sdk.TokenIntrospectionRequest;
import com.nimbusds.oauth2.sdk.TokenIntrospectionResponse;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.token.BearerAccessToken;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Map;
import org.chamicore.auth.Browser;
import org.chamicore.auth.WholeService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 7662 and RFC 7009 for clients with a secret; the reference's sections 5.5 and 5.6. */
@ResourceLock("application")
class IntrospectionTest extends WholeService {

    private static final Map<String, Object> INACTIVE = Map.of("active", false);

    @Test
    void tellsWhatTheTokenSays() {
        String token = token("viewer");

        assertThat(json(introspect("token=" + token)))
                .containsEntry("active", true)
                .containsEntry("scope", "smd.read bss.read cloudinit.read")
                .containsEntry("sub", "test-viewer")
                .containsEntry("username", "test-viewer")
                .containsEntry("client_id", "test-viewer")
                .containsEntry("iss", ISSUER)
                .containsEntry("token_type", "Bearer")
                .containsKeys("exp", "iat", "nbf", "jti", "aud");
    }

    @ParameterizedTest
    @ValueSource(strings = {"refresh_token", "id_token", "nonsense"})
    void wrongHintChangesNothing(String hint) {
        assertThat(json(introspect("token=" + token("viewer"), "token_type_hint=" + hint)))
                .containsEntry("active", true);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"unknown", "a.b.c", "eyJhbGciOiJub25lIn0.eyJzdWIiOiJ4In0.", "eyJhbGciOiJSUzI1NiJ9.e30.AAAA", "é"
            })
    void tellsNothingOfWhatIsNotGood(String token) {
        HttpResponse<String> answer = introspect("token=" + token);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(json(answer)).isEqualTo(INACTIVE);
    }

    @Test
    void tellsNothingOfTamperedTokens() {
        String token = token("viewer");
        String[] parts = token.split("\\.", -1);

        assertThat(json(introspect("token=" + parts[0] + "." + parts[1] + "x." + parts[2])))
                .isEqualTo(INACTIVE);
        assertThat(json(introspect("token=" + parts[0] + "." + parts[1] + "."))).isEqualTo(INACTIVE);
    }

    @Test
    void clientCallsBackItsOwnToken() {
        String token = token("operator");

        assertThat(post("/oauth2/revoke", "operator", "token=" + token).statusCode())
                .isEqualTo(200);
        assertThat(json(introspect("token=" + token))).isEqualTo(INACTIVE);
        assertThat(post("/oauth2/revoke", "operator", "token=" + token).statusCode())
                .isEqualTo(200);
    }

    @Test
    void clientCannotCallBackAnothers() {
        String token = token("operator");

        assertThat(json(post("/oauth2/revoke", "viewer", "token=" + token)))
                .containsEntry("error", "unauthorized_client");
        assertThat(json(introspect("token=" + token))).containsEntry("active", true);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/oauth2/introspect", "/oauth2/revoke"})
    void wantsPostFormTokenAndProof(String path) {
        assertThat(send(to(path + "?token=x")).statusCode()).isEqualTo(405);
        assertThat(post(path, "viewer").statusCode()).isEqualTo(400);
        assertThat(send(to(path).header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(BodyPublishers.ofString("token=x")))
                        .statusCode())
                .isEqualTo(401);
        assertThat(send(to(path).header("Content-Type", "application/x-www-form-urlencoded")
                                .header("Authorization", basic("test-viewer", "wrong"))
                                .POST(BodyPublishers.ofString("token=x")))
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void applicationsWithoutSecretAreToldNothing() {
        assertThat(send(to("/oauth2/introspect")
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(BodyPublishers.ofString("client_id=chamicore-cli&token=" + token("viewer"))))
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void clientLibraryReadsTheAnswer() throws Exception {
        TokenIntrospectionResponse answer = TokenIntrospectionResponse.parse(new TokenIntrospectionRequest(
                        URI.create(ISSUER + "/oauth2/introspect"),
                        new ClientSecretBasic(new ClientID("test-viewer"), new Secret(secret("viewer"))),
                        new BearerAccessToken(token("viewer")))
                .toHTTPRequest()
                .send());

        assertThat(answer.toSuccessResponse().isActive()).isTrue();
        assertThat(answer.toSuccessResponse().getSubject().getValue()).isEqualTo("test-viewer");
    }

    private static HttpResponse<String> introspect(String... pairs) {
        return post("/oauth2/introspect", "viewer", pairs);
    }

    private static HttpResponse<String> post(String path, String role, String... pairs) {
        return send(to(path).header("Content-Type", "application/x-www-form-urlencoded")
                .header("Authorization", basic("test-" + role, secret(role)))
                .POST(BodyPublishers.ofString(Browser.form(pairs))));
    }
}
