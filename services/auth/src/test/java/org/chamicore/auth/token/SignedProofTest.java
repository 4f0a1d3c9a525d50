package org.chamicore.auth.token;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.ClientCredentialsGrant;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.auth.PrivateKeyJWT;
import com.nimbusds.oauth2.sdk.id.ClientID;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.chamicore.auth.WholeService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;

/** private_key_jwt (RFC 7523): the reference's section 5.4 and its threat 22; and the token form that an account may choose. */
@ResourceLock("application")
class SignedProofTest extends WholeService {

    private static final String CLIENT = "signing-client";
    private static final RSAKey KEY = key();

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private PasswordEncoder passwords;

    @BeforeEach
    void accountWithAKey() {
        jdbc.sql("""
                insert into service_account (client_id, secret_hash, roles, scopes)
                values ('signing-client', :hash, array['service'], array[]::text[])
                on conflict do nothing
                """)
                .param("hash", passwords.encode("the secret of the signing client"))
                .update();
        assertThat(settings("{\"tokenShape\": \"openchami\", \"publicKeys\": {\"keys\": [%s]}}"
                                .formatted(KEY.toPublicJWK().toJSONString()))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void clientLibraryGetsToken() throws Exception {
        TokenResponse answer = TokenResponse.parse(new TokenRequest.Builder(
                        URI.create(ISSUER + TOKEN),
                        new PrivateKeyJWT(
                                new ClientID(CLIENT),
                                URI.create(ISSUER + TOKEN),
                                JWSAlgorithm.RS256,
                                KEY.toPrivateKey(),
                                KEY.getKeyID(),
                                null),
                        new ClientCredentialsGrant())
                .build()
                .toHTTPRequest()
                .send());

        assertThat(answer.indicatesSuccess()).isTrue();
    }

    @Test
    void tokenHasTheFormThatTheAccountChose() throws Exception {
        Map<String, Object> claims = SignedJWT.parse(
                        (String) json(prove(proof(claim -> {}))).get("access_token"))
                .getPayload()
                .toJSONObject();

        assertThat(claims)
                .containsEntry("scope", List.of("smd.read"))
                .containsEntry("aud", List.of("smd"))
                .containsEntry("roles", List.of("service"))
                .containsEntry("auth_events", List.of("service_auth"))
                .containsEntry("auth_methods", List.of("service"))
                .containsEntry("session_exp", claims.get("exp"))
                .containsEntry("nbf", claims.get("iat"));
    }

    @Test
    void proofIsGoodOnce() throws Exception {
        String proof = proof(claim -> {});

        assertThat(prove(proof).statusCode()).isEqualTo(200);
        assertRefused(prove(proof));
    }

    @Test
    void proofsThatAreNotGood() throws Exception {
        List<Consumer<JWTClaimsSet.Builder>> faults = List.of(
                claim -> claim.audience("https://elsewhere.example.org"),
                claim -> claim.audience((String) null),
                claim -> claim.subject("test-admin"),
                claim -> claim.issuer("test-admin"),
                claim -> claim.expirationTime(null),
                claim -> claim.expirationTime(Date.from(Instant.EPOCH)),
                claim -> claim.expirationTime(Date.from(Instant.now().plusSeconds(3600))),
                claim -> claim.notBeforeTime(Date.from(Instant.now().plusSeconds(600))),
                claim -> claim.jwtID(null));
        for (Consumer<JWTClaimsSet.Builder> fault : faults) {
            assertRefused(prove(proof(fault)));
        }
        assertRefused(prove(proof(key(), JWSAlgorithm.RS256, claim -> {})));
        assertRefused(prove("eyJhbGciOiJub25lIn0.eyJpc3MiOiJzaWduaW5nLWNsaWVudCIsInN1YiI6InNpZ25pbmctY2xpZW50In0."));
    }

    @Test
    void clientIdThatIsNotItsSubject() throws Exception {
        assertRefused(send(tokenRequest(
                "grant_type=client_credentials",
                "client_id=test-admin",
                "client_assertion_type=urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
                "client_assertion=" + proof(claim -> {}))));
    }

    @Test
    void keysThatAreNoPublicKeys() throws Exception {
        for (String keys : List.of(
                "{\"keys\": []}",
                "{}",
                "7",
                "{\"keys\": [{\"kty\": \"oct\", \"k\": \"AAAA\"}]}",
                "{\"keys\": [%s]}".formatted(KEY.toJSONString()))) {
            HttpResponse<String> answer =
                    settings("{\"tokenShape\": \"standard\", \"publicKeys\": %s}".formatted(keys));
            assertThat(answer.statusCode()).as(keys).isEqualTo(400);
            assertThat(answer.body()).as(keys).contains("\"field\":\"publicKeys\"");
        }
    }

    private static HttpResponse<String> prove(String proof) {
        return send(tokenRequest(
                "grant_type=client_credentials",
                "client_assertion_type=urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
                "client_assertion=" + proof));
    }

    private static String proof(Consumer<JWTClaimsSet.Builder> more) throws Exception {
        return proof(KEY, JWSAlgorithm.RS256, more);
    }

    private static String proof(RSAKey key, JWSAlgorithm algorithm, Consumer<JWTClaimsSet.Builder> more)
            throws Exception {
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .issuer(CLIENT)
                .subject(CLIENT)
                .audience(ISSUER)
                .jwtID(UUID.randomUUID().toString())
                .expirationTime(Date.from(Instant.now().plusSeconds(60)));
        more.accept(claims);
        SignedJWT proof = new SignedJWT(
                new JWSHeader.Builder(algorithm).keyID(KEY.getKeyID()).build(), claims.build());
        proof.sign(new RSASSASigner(key));
        return proof.serialize();
    }

    private static HttpResponse<String> settings(String body) {
        return send(to("/auth/v1/service-accounts/" + CLIENT + "/token-settings")
                .header("Authorization", "Bearer " + token("admin"))
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(body)));
    }

    private static RSAKey key() {
        try {
            return new RSAKeyGenerator(2048).keyID("client-key").generate();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void assertRefused(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(401);
        assertThat(json(answer)).containsEntry("error", "invalid_client");
    }
}
