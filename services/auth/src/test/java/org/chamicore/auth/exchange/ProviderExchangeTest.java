package org.chamicore.auth.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.AccessTokenResponse;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.token.BearerAccessToken;
import com.nimbusds.oauth2.sdk.token.TokenTypeURI;
import com.nimbusds.oauth2.sdk.tokenexchange.TokenExchangeGrant;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.chamicore.auth.WholeService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens of two providers of the site, each with its own keys, exchanged for ours. */
@ResourceLock("application")
class ProviderExchangeTest extends WholeService {

    private static final String GRANT = "grant_type=urn:ietf:params:oauth:grant-type:token-exchange";
    private static final String TYPE = "subject_token_type=urn:ietf:params:oauth:token-type:access_token";

    private static SiteProvider first;
    private static SiteProvider second;

    @BeforeAll
    static void start() throws Exception {
        first = new SiteProvider();
        second = new SiteProvider();
    }

    @AfterAll
    static void stop() {
        first.server.stop(0);
        second.server.stop(0);
    }

    @BeforeEach
    void configured() {
        assertThat(put("first", first.issuer).statusCode()).isEqualTo(200);
        assertThat(put("second", second.issuer).statusCode()).isEqualTo(200);
    }

    @Test
    void usersOfEachGetWhatTheirGroupsMayDo() throws Exception {
        for (SiteProvider provider : List.of(first, second)) {
            HttpResponse<String> answer = exchange(provider.token(claims -> claims.claim("groups", List.of("staff"))));

            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            assertThat(json(answer))
                    .containsEntry("scope", "smd.read bss.read cloudinit.read")
                    .containsEntry("issued_token_type", "urn:ietf:params:oauth:token-type:access_token")
                    .doesNotContainKey("refresh_token");
            assertThat(claims(answer))
                    .containsEntry("sub", (provider == first ? "first" : "second") + ":alice")
                    .containsEntry("client_id", "test-service")
                    .containsEntry("roles", List.of("viewer"));
        }
    }

    @Test
    void clientLibraryExchanges() throws Exception {
        String token = first.token(claims -> claims.claim("groups", List.of("admins")));
        TokenResponse answer = TokenResponse.parse(new TokenRequest.Builder(
                        URI.create(ISSUER + "/oauth2/token"),
                        new ClientSecretBasic(new ClientID("test-service"), new Secret(secret("service"))),
                        new TokenExchangeGrant(new BearerAccessToken(token), TokenTypeURI.ACCESS_TOKEN))
                .build()
                .toHTTPRequest()
                .send());

        assertThat(answer).isInstanceOf(AccessTokenResponse.class);
        assertThat(answer.toSuccessResponse().getTokens().getAccessToken().getIssuedTokenType())
                .isEqualTo(TokenTypeURI.ACCESS_TOKEN);
    }

    @Test
    void scopeAndAudienceNarrowAndNeverWiden() throws Exception {
        String token = first.token(claims -> claims.claim("groups", List.of("staff")));

        assertThat(json(exchange(token, "scope=smd.read"))).containsEntry("scope", "smd.read");
        assertThat(json(exchange(token, "audience=bss"))).containsEntry("scope", "bss.read");
        assertRefused(exchange(token, "scope=smd.write"), 400, "invalid_scope");
        assertRefused(exchange(token, "audience=elsewhere"), 400, "invalid_target");
        assertRefused(exchange(token, "resource=https://smd.example.org"), 400, "invalid_target");
        assertRefused(
                exchange(token, "requested_token_type=urn:ietf:params:oauth:token-type:refresh_token"),
                400,
                "invalid_request");
    }

    @Test
    void tokenLivesNoLongerThanTheOneItIsMadeOf() throws Exception {
        Instant end = Instant.now().plusSeconds(120);
        Map<String, Object> claims = claims(exchange(
                first.token(claims2 -> claims2.claim("groups", List.of("staff")).expirationTime(Date.from(end)))));

        assertThat((long) claims.get("exp")).isEqualTo(end.getEpochSecond());
    }

    @Test
    void ownTokenIsNarrowedAndNotWidened() throws Exception {
        String own = token("operator", "scope=smd.read smd.write");

        assertThat(json(exchange(own, "scope=smd.read"))).containsEntry("scope", "smd.read");
        assertThat(claims(exchange(own)))
                .containsEntry("sub", "test-operator")
                .containsEntry("scope", "smd.read smd.write")
                .containsEntry("roles", List.of())
                .containsEntry("scope_roles", List.of("operator"));
        assertRefused(exchange(own, "scope=bss.read"), 400, "invalid_scope");
    }

    @Test
    void tokensThatAreNotGood() throws Exception {
        List<Consumer<JWTClaimsSet.Builder>> faults = List.of(
                claims -> claims.audience("another"),
                claims -> claims.issuer("https://elsewhere.example.org"),
                claims -> claims.issuer(first.issuer + "/"),
                claims -> claims.expirationTime(Date.from(Instant.EPOCH)),
                claims -> claims.expirationTime(null),
                claims -> claims.notBeforeTime(Date.from(Instant.now().plusSeconds(600))),
                claims -> claims.claim("preferred_username", null),
                claims -> claims.claim("preferred_username", 7),
                claims -> claims.issuer(second.issuer)); // signed by the first's key
        for (Consumer<JWTClaimsSet.Builder> fault : faults) {
            assertRefused(exchange(first.token(fault)), 400, "invalid_grant");
        }
        assertRefused(exchange("nonsense"), 400, "invalid_grant");
        assertRefused(exchange("eyJhbGciOiJub25lIn0.eyJpc3MiOiJ4In0."), 400, "invalid_grant");
    }

    @Test
    void userWithoutAGroupThatHasARole() throws Exception {
        assertRefused(exchange(first.token(claims -> claims.claim("groups", List.of("others")))), 400, "access_denied");
        assertThat(legacy(first.token(claims -> claims.claim("groups", List.of("others"))), "{}")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void tokensmithsRouteAnswersAsItDid() throws Exception {
        String token = first.token(claims -> claims.claim("groups", List.of("staff")));
        HttpResponse<String> answer = legacy(token, "{\"scope\": [\"smd.read\"], \"target_service\": \"smd\"}");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(json(answer)).containsEntry("token_type", "Bearer").containsKey("access_token");
        assertThat(claims(answer)).containsEntry("aud", List.of("smd")).containsEntry("scope", "smd.read");
        assertThat(json(send(to("/oauth/exchange")
                        .header("Authorization", "Bearer " + token)
                        .POST(BodyPublishers.noBody()))))
                .containsKey("access_token");
        assertThat(legacy(token, "{\"scope\": [\"smd.write\"]}").statusCode()).isEqualTo(400);
        assertThat(legacy("nonsense", "{}").statusCode()).isEqualTo(401);
        assertThat(legacy("nonsense", "{}").body()).isEqualTo("invalid token\n");
        assertThat(send(to("/oauth/exchange").POST(BodyPublishers.noBody())).body())
                .isEqualTo("missing bearer token\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:1",
                "http://169.254.169.254/latest",
                "https://127.0.0.1:1",
                "https://[::1]:1",
                "https://10.0.0.1",
                "http://example.org"
            })
    void providersThatOnlyThisServiceCanReach(String issuer) {
        HttpResponse<String> answer = put("inside", issuer);

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("its host is not listed");
    }

    @Test
    void providerWhoseDocumentNamesAnother() {
        HttpResponse<String> refused = put("other", first.issuer + "/other");

        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(422);
        assertThat(refused.body()).contains("its discovery document names another issuer");
    }

    @Test
    void providerWhoseGroupsGetARoleThatThePolicyDoesNotName() {
        HttpResponse<String> refused = put("third", first.issuer, "janitor");

        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(400);
        assertThat(json(refused)).containsEntry("type", "urn:problem:auth:no-such-role");
    }

    private static HttpResponse<String> put(String name, String issuer) {
        return put(name, issuer, "viewer");
    }

    private static HttpResponse<String> put(String name, String issuer, String staff) {
        return send(to("/auth/v1/identity-providers/" + name)
                .header("Authorization", "Bearer " + token("admin"))
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString("""
                        {"issuer": "%s", "audience": "chamicore",
                         "groupRoles": {"staff": "%s", "admins": "admin"}}
                        """.formatted(issuer, staff))));
    }

    private static HttpResponse<String> exchange(String token, String... more) {
        String[] pairs = new String[more.length + 3];
        pairs[0] = GRANT;
        pairs[1] = TYPE;
        pairs[2] = "subject_token=" + token;
        System.arraycopy(more, 0, pairs, 3, more.length);
        return send(tokenRequest(pairs).header("Authorization", basic("test-service", secret("service"))));
    }

    private static HttpResponse<String> legacy(String token, String body) {
        return send(to("/oauth/exchange")
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    }

    private static Map<String, Object> claims(HttpResponse<String> answer) throws Exception {
        return SignedJWT.parse((String) json(answer).get("access_token"))
                .getPayload()
                .toJSONObject();
    }

    private static void assertRefused(HttpResponse<String> answer, int status, String error) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(json(answer)).containsEntry("error", error);
    }

    /** A provider of the site, as far as its discovery document and its keys go. */
    private static final class SiteProvider {

        final HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        final String issuer = "http://localhost:" + server.getAddress().getPort();
        final RSAKey key = new RSAKeyGenerator(2048).keyID("k").generate();

        SiteProvider() throws IOException, JOSEException {
            String document = "{\"issuer\": \"%s\", \"jwks_uri\": \"%s/jwks\"}".formatted(issuer, issuer);
            serve("/.well-known/openid-configuration", document);
            serve("/other/.well-known/openid-configuration", document);
            serve("/jwks", new JWKSet(key).toString(true));
            server.start();
        }

        String token(Consumer<JWTClaimsSet.Builder> more) throws JOSEException {
            JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                    .issuer(issuer)
                    .audience("chamicore")
                    .subject("0815")
                    .claim("preferred_username", "alice")
                    .issueTime(Date.from(Instant.now()))
                    .expirationTime(Date.from(Instant.now().plusSeconds(600)));
            more.accept(claims);
            SignedJWT token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("k").build(), claims.build());
            token.sign(new RSASSASigner(key));
            return token.serialize();
        }

        private void serve(String path, String body) {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            server.createContext(path, exchange -> {
                exchange.getResponseHeaders().set("Content-Type", "application/json");
                exchange.sendResponseHeaders(200, bytes.length);
                exchange.getResponseBody().write(bytes);
                exchange.close();
            });
        }
    }
}
