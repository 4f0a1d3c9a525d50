package org.chamicore.auth.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.oauth2.sdk.ClientCredentialsGrant;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.as.AuthorizationServerMetadata;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.token.AccessToken;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.chamicore.auth.WholeService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/** RFC 8414 and OpenID Connect discovery, the reference's section 5.7, and clients that know nothing but the issuer. */
@ResourceLock("application")
class DiscoveryTest extends WholeService {

    @ParameterizedTest
    @ValueSource(strings = {"/.well-known/openid-configuration", "/.well-known/oauth-authorization-server"})
    void saysWhatWorksAndNothingElse(String path) {
        HttpResponse<String> answer = send(to(path));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(answer.headers().allValues("Cache-Control")).containsExactly("max-age=300, public");
        assertThat(json(answer))
                .isEqualTo(Map.ofEntries(
                        Map.entry("issuer", ISSUER),
                        Map.entry("authorization_endpoint", ISSUER + "/oauth2/authorize"),
                        Map.entry("token_endpoint", ISSUER + "/oauth2/token"),
                        Map.entry("introspection_endpoint", ISSUER + "/oauth2/introspect"),
                        Map.entry("revocation_endpoint", ISSUER + "/oauth2/revoke"),
                        Map.entry("jwks_uri", ISSUER + "/.well-known/jwks.json"),
                        Map.entry(
                                "grant_types_supported",
                                List.of(
                                        "client_credentials",
                                        "authorization_code",
                                        "refresh_token",
                                        "urn:ietf:params:oauth:grant-type:token-exchange")),
                        Map.entry(
                                "token_endpoint_auth_methods_supported",
                                List.of("client_secret_basic", "client_secret_post", "private_key_jwt", "none")),
                        Map.entry(
                                "token_endpoint_auth_signing_alg_values_supported",
                                List.of("RS256", "PS256", "ES256", "ES384")),
                        Map.entry(
                                "introspection_endpoint_auth_methods_supported",
                                List.of("client_secret_basic", "client_secret_post", "private_key_jwt")),
                        Map.entry(
                                "revocation_endpoint_auth_methods_supported",
                                List.of("client_secret_basic", "client_secret_post", "private_key_jwt", "none")),
                        Map.entry(
                                "introspection_endpoint_auth_signing_alg_values_supported",
                                List.of("RS256", "PS256", "ES256", "ES384")),
                        Map.entry(
                                "revocation_endpoint_auth_signing_alg_values_supported",
                                List.of("RS256", "PS256", "ES256", "ES384")),
                        Map.entry("prompt_values_supported", List.of("none", "login", "consent", "select_account")),
                        Map.entry("request_uri_parameter_supported", false),
                        Map.entry("code_challenge_methods_supported", List.of("S256")),
                        Map.entry(
                                "scopes_supported",
                                List.of(
                                        "openid",
                                        "smd.read",
                                        "smd.write",
                                        "bss.read",
                                        "bss.write",
                                        "cloudinit.read",
                                        "cloudinit.write",
                                        "auth.read",
                                        "auth.write")),
                        Map.entry("response_types_supported", List.of("code")),
                        Map.entry("subject_types_supported", List.of("public")),
                        Map.entry("id_token_signing_alg_values_supported", List.of("RS256")),
                        Map.entry(
                                "claims_supported",
                                List.of(
                                        "iss",
                                        "sub",
                                        "aud",
                                        "azp",
                                        "iat",
                                        "exp",
                                        "auth_time",
                                        "sid",
                                        "amr",
                                        "nonce",
                                        "at_hash",
                                        "preferred_username"))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/oauth2/jwks",
                "/oauth2/par",
                "/oauth2/device_authorization",
                "/oauth2/device_verification",
                "/oauth2/register",
                "/connect/register",
                "/connect/logout",
                "/userinfo"
            })
    void servesNoOtherEndpointOfTheAuthorizationServer(String path) {
        assertThat(send(to(path)).statusCode()).isEqualTo(404);
        assertThat(send(to(path).POST(BodyPublishers.noBody())).statusCode()).isIn(404, 405);
    }

    @Test
    void clientLibraryFindsItsWayFromTheIssuer() throws Exception {
        AuthorizationServerMetadata server = AuthorizationServerMetadata.resolve(new Issuer(ISSUER));
        TokenResponse answer = TokenResponse.parse(new TokenRequest.Builder(
                        server.getTokenEndpointURI(),
                        new ClientSecretBasic(new ClientID("test-service"), new Secret(secret("service"))),
                        new ClientCredentialsGrant())
                .scope(new Scope("smd.read"))
                .build()
                .toHTTPRequest()
                .send());

        assertThat(OIDCProviderMetadata.resolve(new Issuer(ISSUER)).getTokenEndpointURI())
                .isEqualTo(server.getTokenEndpointURI());
        assertThat(answer.indicatesSuccess()).isTrue();
        AccessToken token = answer.toSuccessResponse().getTokens().getAccessToken();
        assertThat(token.getLifetime()).isEqualTo(3600);
        assertThat(token.getScope()).isEqualTo(new Scope("smd.read"));
    }

    @Test
    void resourceServerBuiltFromTheIssuerAloneAcceptsTheToken() {
        NimbusJwtDecoder decoder = NimbusJwtDecoder.withIssuerLocation(ISSUER).build();
        decoder.setJwtValidator(JwtValidators.createAtJwtValidator()
                .issuer(ISSUER)
                .audience("smd")
                .clientId("test-viewer")
                .build());

        Jwt token = decoder.decode(token("viewer"));

        assertThat(token.getSubject()).isEqualTo("test-viewer");
        assertThat(token.getClaimAsStringList("roles")).containsExactly("viewer");
    }
}
