package org.chamicore.auth.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.JWTParser;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.ClientCredentialsGrant;
import com.nimbusds.oauth2.sdk.RefreshTokenGrant;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenIntrospectionRequest;
import com.nimbusds.oauth2.sdk.TokenIntrospectionResponse;
import com.nimbusds.oauth2.sdk.TokenIntrospectionSuccessResponse;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.TokenRevocationRequest;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.ClientSecretPost;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.oauth2.sdk.token.AccessToken;
import com.nimbusds.oauth2.sdk.token.BearerAccessToken;
import com.nimbusds.oauth2.sdk.token.RefreshToken;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.AuthenticationResponseParser;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.claims.AccessTokenHash;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.token.OIDCTokens;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.chamicore.auth.Browser;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** A client library that is not ours signs somebody in, knowing nothing but the issuer: OpenID Connect, refresh and revocation. */
@ResourceLock("application")
class OpenIdConnectTest extends SignedIn {

    private static final ClientID CLIENT = new ClientID("chamicore-cli");

    private final CodeVerifier verifier = new CodeVerifier();
    private final Nonce nonce = new Nonce();
    private OIDCProviderMetadata server;

    @BeforeEach
    void discover() throws Exception {
        server = OIDCProviderMetadata.resolve(new Issuer(ISSUER));
    }

    @Test
    void tellsTheApplicationWhoSignedIn() throws Exception {
        OIDCTokens tokens = signIn("openid", "smd.read");

        IDTokenClaimsSet claims = validate(tokens.getIDToken(), nonce);
        assertThat(claims.getSubject().getValue()).isEqualTo(USER);
        assertThat(claims.getStringClaim("preferred_username")).isEqualTo(USER);
        assertThat(claims.getNonce()).isEqualTo(nonce);
        assertThat(claims.getAccessTokenHash())
                .isEqualTo(AccessTokenHash.compute(tokens.getAccessToken(), JWSAlgorithm.RS256, null));
        assertThat(claims.getAuthenticationTime().toInstant()).isCloseTo(Instant.now(), within(1, ChronoUnit.MINUTES));
        assertThat(claims.getAuthorizedParty().getValue()).isEqualTo("chamicore-cli");
        assertThat(tokens.getAccessToken().getScope()).isEqualTo(new Scope("openid", "smd.read"));
        assertThat(introspect(tokens.getAccessToken()).getScope()).isEqualTo(new Scope("smd.read"));
    }

    @Test
    void saysWhenThePasswordWasTypedNotWhenTheTokenWasMade() throws Exception {
        code();
        signedIn("2 hours");

        IDTokenClaimsSet claims = validate(redeem(authorization().build()).getIDToken(), nonce);

        assertThat(claims.getAuthenticationTime().toInstant())
                .isCloseTo(Instant.now().minusSeconds(7200), within(1, ChronoUnit.MINUTES));
    }

    @Test
    void loginOlderThanTheApplicationAllowsIsMadeAgain() throws Exception {
        code();
        signedIn("2 hours");

        String strict = authorization().maxAge(3600).build().toURI().toString();
        assertThat(Browser.location(browser.get(strict))).startsWith("/login?continue=");
        String lenient = authorization().maxAge(10_000).build().toURI().toString();
        assertThat(Browser.location(browser.get(lenient))).startsWith(CALLBACK + "?code=");
    }

    @Test
    void identityAloneOpensNoService() throws Exception {
        AccessToken token = signIn("openid").getAccessToken();

        assertThat(introspect(token).getAudience()).extracting(Object::toString).containsExactly(ISSUER);
        assertThat(bearer(token.getValue())).isEqualTo(401);
    }

    @Test
    void refreshesUntilTheSessionIsRevoked() throws Exception {
        OIDCTokens first = signIn("openid", "smd.read");
        OIDCTokens second = refresh(first.getRefreshToken());

        assertThat(validate(second.getIDToken(), null).getSubject().getValue()).isEqualTo(USER);
        int revoked = new TokenRevocationRequest(server.getRevocationEndpointURI(), CLIENT, second.getRefreshToken())
                .toHTTPRequest()
                .send()
                .getStatusCode();
        assertThat(revoked).isEqualTo(200);
        assertThat(introspect(second.getAccessToken()).isActive()).isFalse();
        assertThat(tokenResponse(second.getRefreshToken()).indicatesSuccess()).isFalse();
    }

    @Test
    void clientCredentialsWithEachWayToShowASecret() throws Exception {
        ClientID client = new ClientID("test-viewer");
        Secret secret = new Secret(secret("viewer"));
        for (ClientAuthentication proof :
                List.of(new ClientSecretBasic(client, secret), new ClientSecretPost(client, secret))) {
            AccessToken token = TokenResponse.parse(
                            new TokenRequest.Builder(server.getTokenEndpointURI(), proof, new ClientCredentialsGrant())
                                    .scope(new Scope("smd.read"))
                                    .build()
                                    .toHTTPRequest()
                                    .send())
                    .toSuccessResponse()
                    .getTokens()
                    .getAccessToken();
            assertThat(introspect(token).getScope()).isEqualTo(new Scope("smd.read"));
            assertThat(new TokenRevocationRequest(server.getRevocationEndpointURI(), proof, token)
                            .toHTTPRequest()
                            .send()
                            .getStatusCode())
                    .isEqualTo(200);
            assertThat(introspect(token).isActive()).isFalse();
        }
    }

    @Test
    void noIdTokenWhereNobodyAskedForOne() throws Exception {
        assertThat(json(redeem(code()))).doesNotContainKey("id_token");
        assertThat(json(redeem(code("&scope=smd.read")))).containsEntry("scope", "smd.read");
    }

    @Test
    void neitherTokenPassesForTheOther() throws Exception {
        admin("PATCH", "/auth/v1/users/" + USER, "{\"roles\": [\"admin\"]}");
        OIDCTokens tokens = signIn("openid", "auth.read");

        assertThat(bearer(tokens.getIDTokenString())).isEqualTo(401);
        assertThat(introspect(new BearerAccessToken(tokens.getIDTokenString())).isActive())
                .isFalse();
        assertThat(json(send(tokenRequest(
                        "grant_type=urn:ietf:params:oauth:grant-type:token-exchange",
                        "client_id=chamicore-cli",
                        "subject_token=" + tokens.getIDTokenString(),
                        "subject_token_type=urn:ietf:params:oauth:token-type:access_token"))))
                .containsEntry("error", "invalid_grant");
        JWT access = JWTParser.parse(tokens.getAccessToken().getValue());
        assertRejects(() -> validate(access, null));
        assertRejects(() -> validate(tokens.getIDToken(), new Nonce()));
    }

    @Test
    void consentSaysThatTheApplicationLearnsWhoItIs() {
        HttpResponse<String> signedIn = browser.signIn(
                browser.follow(browser.get("/oauth2/authorize?response_type=code&client_id=flow-app&state=s"
                        + "&scope=openid%20smd.read&redirect_uri=https%3A%2F%2Fapp.example.org%2Fback"
                        + "&code_challenge_method=S256&code_challenge=" + pkce.challenge())),
                USER,
                PASSWORD);

        assertThat(browser.follow(browser.follow(signedIn)).body())
                .contains("know who you are", "see the inventory of nodes");
    }

    private OIDCTokens signIn(String... scopes) throws Exception {
        AuthenticationRequest request = authorization(scopes).build();
        HttpResponse<String> page = browser.follow(browser.get(request.toURI().toString()));
        return redeem(request, browser.follow(browser.signIn(page, USER, PASSWORD)));
    }

    private AuthenticationRequest.Builder authorization(String... scopes) {
        return new AuthenticationRequest.Builder(
                        ResponseType.CODE,
                        scopes.length == 0 ? new Scope("openid") : new Scope(scopes),
                        CLIENT,
                        URI.create(CALLBACK))
                .endpointURI(server.getAuthorizationEndpointURI())
                .state(new State())
                .nonce(nonce)
                .codeChallenge(verifier, CodeChallengeMethod.S256);
    }

    /** In a browser in which somebody has signed in. */
    private OIDCTokens redeem(AuthenticationRequest request) throws Exception {
        return redeem(request, browser.get(request.toURI().toString()));
    }

    private OIDCTokens redeem(AuthenticationRequest request, HttpResponse<String> answer) throws Exception {
        var response = AuthenticationResponseParser.parse(URI.create(Browser.location(answer)));
        assertThat(response.getState()).isEqualTo(request.getState());
        AuthorizationCode code = response.toSuccessResponse().getAuthorizationCode();
        return tokens(OIDCTokenResponseParser.parse(new TokenRequest.Builder(
                        server.getTokenEndpointURI(),
                        CLIENT,
                        new AuthorizationCodeGrant(code, URI.create(CALLBACK), verifier))
                .build()
                .toHTTPRequest()
                .send()));
    }

    private void signedIn(String ago) {
        jdbc.sql("update browser_login set created_at = now() - cast(:ago as interval) where username = :user")
                .param("ago", ago)
                .param("user", USER)
                .update();
    }

    private OIDCTokens refresh(RefreshToken token) throws Exception {
        return tokens(tokenResponse(token));
    }

    private TokenResponse tokenResponse(RefreshToken token) throws Exception {
        return OIDCTokenResponseParser.parse(
                new TokenRequest.Builder(server.getTokenEndpointURI(), CLIENT, new RefreshTokenGrant(token))
                        .build()
                        .toHTTPRequest()
                        .send());
    }

    private static OIDCTokens tokens(TokenResponse response) {
        assertThat(response.indicatesSuccess())
                .as(() -> response.toErrorResponse().toJSONObject().toString())
                .isTrue();
        return ((OIDCTokenResponse) response.toSuccessResponse()).getOIDCTokens();
    }

    private IDTokenClaimsSet validate(JWT token, Nonce expected) throws Exception {
        return new IDTokenValidator(
                        server.getIssuer(),
                        CLIENT,
                        JWSAlgorithm.RS256,
                        server.getJWKSetURI().toURL())
                .validate(token, expected);
    }

    private TokenIntrospectionSuccessResponse introspect(AccessToken token) throws Exception {
        return TokenIntrospectionResponse.parse(new TokenIntrospectionRequest(
                                server.getIntrospectionEndpointURI(),
                                new ClientSecretBasic(new ClientID("test-viewer"), new Secret(secret("viewer"))),
                                token)
                        .toHTTPRequest()
                        .send())
                .toSuccessResponse();
    }

    private static int bearer(String token) {
        return send(to(ACCOUNTS).header("Authorization", "Bearer " + token)).statusCode();
    }

    private static void assertRejects(ThrowingCallable validation) {
        assertThatThrownBy(validation).isInstanceOf(BadJOSEException.class);
    }
}
