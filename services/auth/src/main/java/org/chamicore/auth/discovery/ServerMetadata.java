package org.chamicore.auth.discovery;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.List;
import org.chamicore.auth.role.Scope;

/**
 * What this authorization server can do, in the words of RFC 8414 and OpenID Connect discovery. The three lists on responses,
 * subjects and ID tokens are there because those documents require them, though nothing here uses them yet.
 */
record ServerMetadata(
        @JsonProperty("issuer") String issuer,
        @JsonProperty("token_endpoint") String tokenEndpoint,
        @JsonProperty("jwks_uri") String jwksUri,
        @JsonProperty("grant_types_supported") List<String> grantTypes,

        @JsonProperty("token_endpoint_auth_methods_supported")
        List<String> tokenEndpointAuthMethods,

        @JsonProperty("scopes_supported") List<String> scopes,
        @JsonProperty("response_types_supported") List<String> responseTypes,
        @JsonProperty("subject_types_supported") List<String> subjectTypes,

        @JsonProperty("id_token_signing_alg_values_supported")
        List<String> idTokenSigningAlgorithms) {

    static ServerMetadata of(String issuer) {
        return new ServerMetadata(
                issuer,
                issuer + "/oauth2/token",
                issuer + "/.well-known/jwks.json",
                List.of("client_credentials"),
                List.of("client_secret_basic", "client_secret_post"),
                Arrays.stream(Scope.values()).map(Scope::text).toList(),
                List.of("code"),
                List.of("public"),
                List.of("RS256"));
    }
}
