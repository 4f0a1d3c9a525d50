package org.chamicore.auth.discovery;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.chamicore.auth.role.Scope;
import org.chamicore.auth.token.IdTokens;
import org.springframework.security.oauth2.core.oidc.OidcScopes;

/** What this authorization server can do, in the words of RFC 8414 and OpenID Connect discovery. */
record ServerMetadata(
        @JsonProperty("issuer") String issuer,
        @JsonUnwrapped Endpoints endpoints,
        @JsonUnwrapped Abilities abilities) {

    /** Where things are. */
    record Endpoints(
            @JsonProperty("authorization_endpoint") String authorization,
            @JsonProperty("token_endpoint") String token,
            @JsonProperty("introspection_endpoint") String introspection,
            @JsonProperty("revocation_endpoint") String revocation,
            @JsonProperty("jwks_uri") String jwks) {}

    /** What can be asked for. */
    record Abilities(
            @JsonProperty("grant_types_supported") List<String> grantTypes,

            @JsonProperty("token_endpoint_auth_methods_supported")
            List<String> tokenEndpointAuthMethods,

            @JsonProperty("token_endpoint_auth_signing_alg_values_supported")
            List<String> proofAlgorithms,

            @JsonProperty("introspection_endpoint_auth_methods_supported")
            List<String> introspectionAuthMethods,

            @JsonProperty("introspection_endpoint_auth_signing_alg_values_supported")
            List<String> introspectionProofAlgorithms,

            @JsonProperty("revocation_endpoint_auth_methods_supported")
            List<String> revocationAuthMethods,

            @JsonProperty("revocation_endpoint_auth_signing_alg_values_supported")
            List<String> revocationProofAlgorithms,

            @JsonProperty("code_challenge_methods_supported")
            List<String> codeChallengeMethods,

            @JsonProperty("scopes_supported") List<String> scopes,
            @JsonProperty("response_types_supported") List<String> responseTypes,
            @JsonProperty("subject_types_supported") List<String> subjectTypes,

            @JsonProperty("id_token_signing_alg_values_supported")
            List<String> idTokenSigningAlgorithms,

            @JsonProperty("claims_supported") List<String> claims,
            @JsonProperty("prompt_values_supported") List<String> prompts,

            @JsonProperty("request_uri_parameter_supported") boolean requestUri) {}

    private static final List<String> PROOFS = List.of("client_secret_basic", "client_secret_post", "private_key_jwt");
    private static final List<String> PROOFS_AND_NONE =
            List.of("client_secret_basic", "client_secret_post", "private_key_jwt", "none");

    private static final List<String> PROOF_ALGORITHMS = List.of("RS256", "PS256", "ES256", "ES384");

    static ServerMetadata of(String issuer) {
        return new ServerMetadata(
                issuer,
                new Endpoints(
                        issuer + "/oauth2/authorize",
                        issuer + "/oauth2/token",
                        issuer + "/oauth2/introspect",
                        issuer + "/oauth2/revoke",
                        issuer + "/.well-known/jwks.json"),
                new Abilities(
                        List.of(
                                "client_credentials",
                                "authorization_code",
                                "refresh_token",
                                "urn:ietf:params:oauth:grant-type:token-exchange"),
                        PROOFS_AND_NONE,
                        PROOF_ALGORITHMS,
                        PROOFS,
                        PROOF_ALGORITHMS,
                        PROOFS_AND_NONE,
                        PROOF_ALGORITHMS,
                        List.of("S256"),
                        Stream.concat(
                                        Stream.of(OidcScopes.OPENID),
                                        Arrays.stream(Scope.values()).map(Scope::text))
                                .toList(),
                        List.of("code"),
                        List.of("public"),
                        List.of("RS256"),
                        IdTokens.CLAIMS,
                        List.of("none", "login", "consent", "select_account"),
                        false)); // which is taken for true where it is not said
    }
}
