package org.chamicore.auth.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.chamicore.auth.WholeService;
import org.chamicore.auth.key.SigningKeys;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** The attacks of the reference's section 6 that this service can meet by now; each test is named by its row. */
@ResourceLock("application")
@ExtendWith(OutputCaptureExtension.class)
class ThreatsTest extends WholeService {

    @Autowired
    private SigningKeys keys;

    private JWSSigner ours;

    @BeforeEach
    void ourKey() {
        ours = new RSASSASigner(keys.current().privateKey());
    }

    @Test
    void genuineTokenPasses() throws Exception {
        assertThat(ask(sign(header(), claims(), ours)).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "None", "NONE", "nOnE"})
    void row1NoSignature(String algorithm) {
        String header = Base64URL.encode("{\"alg\":\"%s\",\"typ\":\"at+jwt\"}".formatted(algorithm))
                .toString();
        String claims = new Payload(claims()).toBase64URL().toString();

        assertInvalid(header + "." + claims + ".");
        assertInvalid(header + "." + claims);
    }

    @Test
    void row2PublicKeyAsSecret() throws Exception {
        RSAKey published = JWKSet.parse(send(to("/.well-known/jwks.json")).body())
                .getKeys()
                .getFirst()
                .toRSAKey();
        for (byte[] secret : List.of(
                published.toRSAPublicKey().getEncoded(),
                published.toJSONString().getBytes(StandardCharsets.UTF_8))) {
            assertInvalid(sign(
                    new JWSHeader.Builder(JWSAlgorithm.HS256)
                            .type(new JOSEObjectType("at+jwt"))
                            .keyID(published.getKeyID())
                            .build(),
                    claims(),
                    new MACSigner(secret)));
        }
    }

    @Test
    void row3OtherAlgorithmThanTheKeys() throws Exception {
        assertInvalid(sign(
                new JWSHeader.Builder(JWSAlgorithm.PS256)
                        .type(new JOSEObjectType("at+jwt"))
                        .keyID(keys.current().kid())
                        .build(),
                claims(),
                ours));
    }

    static Stream<Map<String, Object>> rows4To6And11() {
        long now = Instant.now().getEpochSecond();
        return Stream.of(
                        Map.of("iss", "http://elsewhere.example.org"),
                        Map.of("iss", ISSUER + "/"),
                        Map.of("iss", ISSUER.toUpperCase(Locale.ROOT)),
                        Map.of("iss", ""),
                        Map.of("aud", List.of("smd")),
                        Map.of("aud", List.of()),
                        Map.of("aud", ""),
                        Map.of("exp", now - 120),
                        Map.of("nbf", now + 120),
                        Map.of("iat", now + 120),
                        Map.of("exp", "soon"),
                        Map.of("aud", 7),
                        Map.of("sub", ""),
                        Map.of("scope", Map.of("auth.read", true)))
                .map(HashMap::new);
    }

    @ParameterizedTest
    @MethodSource
    void rows4To6And11(Map<String, Object> wrong) throws Exception {
        Map<String, Object> claims = claims();
        claims.putAll(wrong);

        HttpResponse<String> answer = ask(sign(header(), claims, ours));

        assertThat(answer.statusCode()).isIn(401, 403);
        if (!wrong.containsKey("scope")) {
            assertInvalid(answer);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"iss", "aud", "exp", "sub"})
    void rows4To6MissingClaim(String claim) throws Exception {
        Map<String, Object> claims = claims();
        claims.remove(claim);

        assertInvalid(sign(header(), claims, ours));
    }

    @Test
    void row5OtherKindOfToken() throws Exception {
        assertInvalid(
                sign(new JWSHeader.Builder(header()).type(JOSEObjectType.JWT).build(), claims(), ours));
    }

    @ParameterizedTest
    @ValueSource(strings = {"unknown", "../../etc/passwd", "' or 1=1 --"})
    void row8UnknownKey(String kid) throws Exception {
        assertInvalid(sign(
                new JWSHeader.Builder(header()).keyID(kid).build(),
                claims(),
                new RSASSASigner(new RSAKeyGenerator(2048).generate())));
    }

    @Test
    void row8KeyInsideTheToken() throws Exception {
        RSAKey foreign = new RSAKeyGenerator(2048).keyID("x").generate();
        JWK itsPublicPart = foreign.toPublicJWK();
        for (JWSHeader header : List.of(
                new JWSHeader.Builder(header()).keyID("x").jwk(itsPublicPart).build(),
                new JWSHeader.Builder(header())
                        .keyID("x")
                        .jwkURL(URI.create(ISSUER + "/.well-known/jwks.json"))
                        .build(),
                new JWSHeader.Builder(header())
                        .keyID("x")
                        .x509CertURL(URI.create(ISSUER + "/x"))
                        .build())) {
            assertInvalid(sign(header, claims(), new RSASSASigner(foreign)));
        }
    }

    @Test
    void row9UnknownCriticalHeader() throws Exception {
        assertInvalid(sign(
                new JWSHeader.Builder(JWSAlgorithm.RS256)
                        .type(new JOSEObjectType("at+jwt"))
                        .keyID(keys.current().kid())
                        .criticalParams(Set.of("bound"))
                        .customParam("bound", true)
                        .build(),
                claims(),
                ours));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a", "a.b", "a.b.c", "a.b.c.d.e", "...", "%00", "eyJhbGciOiJSUzI1NiJ9..x", "{\"payload\":\"x\"}"
            })
    void row9NoCompactToken(String token) {
        HttpResponse<String> answer = ask(token);

        assertThat(answer.statusCode()).isIn(400, 401);
        assertThat(answer.headers().firstValue("WWW-Authenticate").orElse("")).startsWith("Bearer ");
    }

    @Test
    void row10OversizedHeader() {
        assertThat(ask("x".repeat(20_000)).statusCode()).isIn(400, 431);
    }

    @Test
    void row12TwoTokens() {
        String token = "Bearer " + token("admin");
        HttpResponse<String> twoHeaders =
                send(to(ACCOUNTS).header("Authorization", token).header("Authorization", token));
        assertThat(twoHeaders.statusCode()).isEqualTo(400);
        assertThat(twoHeaders.headers().firstValue("WWW-Authenticate").orElse(""))
                .contains("invalid_request");
    }

    @Test
    void row12TokenInTheAddressIsNotLookedAt() {
        assertThat(send(to(ACCOUNTS + "?access_token=" + token("admin"))).statusCode())
                .isEqualTo(401);
        assertThat(send(to(ACCOUNTS).header("Cookie", "jwt=" + token("admin"))).statusCode())
                .isEqualTo(401);
    }

    /** Being near, or saying so, gives no rights: there is no route for callers of this machine alone. */
    @ParameterizedTest
    @ValueSource(strings = {"X-Forwarded-For", "X-Real-IP", "True-Client-IP", "Forwarded"})
    void row25SpoofedAddress(String header) {
        String address = header.equals("Forwarded") ? "for=127.0.0.1" : "127.0.0.1";

        assertThat(send(to(ACCOUNTS).header(header, address)).statusCode()).isEqualTo(401);
    }

    @Test
    void row27SecretsAndTokensInNoLog(CapturedOutput output) {
        String secret = "a secret that must be in no log 0815";
        String token = token("viewer");
        send(tokenRequest("grant_type=client_credentials").header("Authorization", basic("test-viewer", secret)));
        send(tokenRequest("grant_type=client_credentials", "client_id=test-viewer", "client_secret=" + secret));
        send(tokenRequest("grant_type=refresh_token", "client_id=chamicore-cli", "refresh_token=" + secret));
        send(to("/oauth2/token?client_secret=" + secret.replace(' ', '+')).GET());
        assertThat(ask(token + "x").statusCode()).isEqualTo(401);

        assertThat(output.getAll())
                .doesNotContain(
                        secret,
                        secret.replace(' ', '+'),
                        secret("viewer"),
                        token.substring(token.lastIndexOf('.') + 1));
    }

    @Test
    void row31CertificateNamedByAHeader() {
        HttpResponse<String> answer = send(tokenRequest("grant_type=client_credentials", "client_id=test-admin")
                .header("X-Client-Cert", "CN=test-admin")
                .header("X-SSL-Client-S-DN", "CN=test-admin"));

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(json(answer)).containsEntry("error", "invalid_client");
    }

    @Test
    void tamperedToken() {
        String token = token("admin");
        String[] parts = token.split("\\.", 3);
        String raised = Base64URL.encode(
                        new Base64URL(parts[1]).decodeToString().replace("test-admin", "other-one"))
                .toString();

        assertInvalid(parts[0] + "." + raised + "." + parts[2]);
    }

    private JWSHeader header() {
        return new JWSHeader.Builder(JWSAlgorithm.RS256)
                .type(new JOSEObjectType("at+jwt"))
                .keyID(keys.current().kid())
                .build();
    }

    private static Map<String, Object> claims() {
        long now = Instant.now().getEpochSecond();
        return new HashMap<>(Map.of(
                "iss",
                ISSUER,
                "sub",
                "somebody",
                "aud",
                List.of("auth"),
                "iat",
                now,
                "nbf",
                now,
                "exp",
                now + 60,
                "client_id",
                "somebody",
                "scope",
                "auth.read",
                "jti",
                "1"));
    }

    private static String sign(JWSHeader header, Map<String, Object> claims, JWSSigner signer) throws Exception {
        JWSObject token = new JWSObject(header, new Payload(claims));
        token.sign(signer);
        return token.serialize();
    }

    private static HttpResponse<String> ask(String token) {
        HttpRequest.Builder request = to(ACCOUNTS).header("Authorization", "Bearer " + token);
        return send(request);
    }

    private static void assertInvalid(String token) {
        assertInvalid(ask(token));
    }

    private static void assertInvalid(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate").orElse(""))
                .startsWith("Bearer ")
                .contains("error=\"invalid_token\"");
    }
}
