package org.chamicore.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSAEncrypter;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.JWTClaimsSet;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.chamicore.web.sample.Sample;
import org.chamicore.web.testing.Answer;
import org.chamicore.web.testing.Issuer;
import org.chamicore.web.testing.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What must be refused, as threat models of token checks number it; nothing of it may be a defect of ours. */
class TokenThreatsTest {

    private final Sample sample = Sample.shared();
    private final Issuer issuer = sample.issuer();

    /** Threat 1. */
    @ParameterizedTest
    @ValueSource(strings = {"none", "None", "NONE", "nOnE", ""})
    void noSignatureAtAll(String algorithm) {
        String header = encoded("{\"alg\":\"%s\",\"typ\":\"at+jwt\"}".formatted(algorithm));
        String claims = encoded(issuer.claims(all -> {}).toString());
        refused(header + "." + claims + ".");
        refused(header + "." + claims);
        refused(header + "." + claims + "." + signature(issuer.token(all -> {})));
    }

    /** Threat 2. */
    @Test
    void thePublicKeyAsASharedSecret() throws JOSEException {
        PublicKey published = issuer.key().toPublicKey();
        String pem = "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                        .encodeToString(published.getEncoded())
                + "\n-----END PUBLIC KEY-----\n";
        for (byte[] secret : List.of(
                published.getEncoded(),
                pem.getBytes(StandardCharsets.US_ASCII),
                issuer.key().getModulus().decode())) {
            JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.HS256)
                    .keyID(issuer.key().getKeyID())
                    .type(new JOSEObjectType("at+jwt"))
                    .build();
            refused(Issuer.sign(header, issuer.claims(all -> {}).toString(), new MACSigner(secret)));
        }
    }

    /** Threat 3. */
    @ParameterizedTest
    @ValueSource(strings = {"PS256", "RS384", "RS512", "PS512"})
    void anotherAlgorithmThanTheKeyIsFor(String algorithm) {
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.parse(algorithm))
                .keyID(issuer.key().getKeyID())
                .type(new JOSEObjectType("at+jwt"))
                .build();
        refused(Issuer.sign(header, issuer.claims(all -> {}).toString(), issuer.key()));
    }

    @Test
    void aTamperedClaim() {
        String[] parts = issuer.token(all -> {}).split("\\.", 3);
        String more =
                encoded(issuer.claims(all -> all.claim("scope", "sample.write")).toString());
        refused(parts[0] + "." + more + "." + parts[2]);
    }

    @Test
    void aForeignKeyUnderOurName() {
        RSAKey foreign = Issuer.newKey();
        refused(Issuer.sign(issuer.header().build(), issuer.claims(all -> {}).toString(), foreign));
    }

    /** Threats 4 and 29. */
    @ParameterizedTest
    @ValueSource(strings = {"%s/", "%S", " %s", "%s ", "http://evil.example", "%s/other", "x%s"})
    void anotherIssuer(String spelling) {
        refused(all -> all.issuer(spelling.formatted(issuer.url())));
        refused(all -> all.issuer(null));
    }

    /** Threat 5. */
    @Test
    void anotherAudience() {
        refused(all -> all.audience("smd"));
        refused(all -> all.audience(List.of("smd", "bss")));
        refused(all -> all.audience("Sample"));
        refused(all -> all.audience("sample smd"));
        refused(all -> all.audience(List.of()));
        refused(all -> all.audience((String) null));
        refused(all -> all.audience(""));
    }

    /** Threat 5. */
    @ParameterizedTest
    @ValueSource(strings = {"JWT", "jwt", "id_token", "logout+jwt", "at+jwtx", ""})
    void anotherTypeOfToken(String type) {
        JWSHeader.Builder header = issuer.header().type(type.isEmpty() ? null : new JOSEObjectType(type));
        refused(Issuer.sign(header.build(), issuer.claims(all -> {}).toString(), issuer.key()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"at+jwt", "AT+JWT", "application/at+jwt"})
    void allSpellingsOfTheRightTypeAreGood(String type) {
        JWSHeader header = issuer.header().type(new JOSEObjectType(type)).build();
        assertThat(ask(Issuer.sign(header, issuer.claims(all -> {}).toString(), issuer.key()))
                        .status())
                .isEqualTo(200);
    }

    /** Threat 6. */
    @Test
    void anotherTime() {
        refused(all -> all.issueTime(in(-60)).expirationTime(in(-31)));
        refused(all -> all.expirationTime(null));
        refused(all -> all.notBeforeTime(in(45)));
        refused(all -> all.issueTime(in(45)));
        refused(all -> all.issueTime(null));
        refused(all -> all.expirationTime(in(90_000)));
        refused(all -> all.expirationTime(in(100L * 365 * 86_400)));
        refused(all -> all.expirationTime(Date.from(Instant.EPOCH)));
    }

    @Test
    void timesWithinTheSkewOfClocksAreGood() {
        assertThat(ask(issuer.token(all -> all.issueTime(in(-60)).expirationTime(in(-15))))
                        .status())
                .isEqualTo(200);
        assertThat(ask(issuer.token(all -> all.notBeforeTime(in(20)).issueTime(in(20))))
                        .status())
                .isEqualTo(200);
        assertThat(ask(issuer.token(all -> all.expirationTime(in(86_400)))).status())
                .isEqualTo(200);
        assertThat(ask(issuer.token(all -> all.notBeforeTime(null))).status()).isEqualTo(200);
    }

    /** Threat 8. */
    @ParameterizedTest
    @ValueSource(strings = {"unknown", "../../etc/passwd", "' or 1=1 --", "http://evil.example/key", "\u0000"})
    void aKeyThatNobodyPublished(String kid) {
        RSAKey foreign = Issuer.newKey();
        JWSHeader header = issuer.header().keyID(kid).build();
        refused(Issuer.sign(header, issuer.claims(all -> {}).toString(), foreign));
        refused(Issuer.sign(header, issuer.claims(all -> {}).toString(), issuer.key()));
    }

    /** Threat 8. */
    @Test
    void aKeyThatTheTokenBringsAlong() throws JOSEException {
        try (Issuer evil = Issuer.start()) {
            RSAKey foreign = evil.key();
            String claims = issuer.claims(all -> {}).toString();
            URI keys = URI.create(evil.url() + "/.well-known/jwks.json");
            JWSHeader.Builder header = issuer.header().keyID(foreign.getKeyID());
            refused(Issuer.sign(header.jwkURL(keys).build(), claims, foreign));
            refused(Issuer.sign(header.x509CertURL(keys).build(), claims, foreign));
            refused(Issuer.sign(header.jwk(foreign.toPublicJWK()).build(), claims, foreign));
            refused(Issuer.sign(header.keyID(issuer.key().getKeyID()).build(), claims, foreign));
            assertThat(evil.fetches()).isZero();
        }
    }

    /** Threat 9. */
    @Test
    void whatACheckerMustUnderstandAndDoesNot() {
        String claims = issuer.claims(all -> {}).toString();
        JWSHeader.Builder header = issuer.header();
        refused(Issuer.sign(
                header.criticalParams(Set.of("exp")).customParam("exp", 1).build(), claims, issuer.key()));
        refused(Issuer.sign(
                issuer.header()
                        .criticalParams(Set.of("b64"))
                        .base64URLEncodePayload(false)
                        .build(),
                claims,
                issuer.key()));
    }

    /** Threat 9. */
    @Test
    void otherForms() throws JOSEException {
        String[] parts = issuer.token(all -> {}).split("\\.", 3);
        refused(parts[0] + ".." + parts[2]);
        refused("{\"protected\":\"%s\",\"payload\":\"%s\",\"signature\":\"%s\"}"
                .formatted(parts[0], parts[1], parts[2]));
        JWEObject encrypted = new JWEObject(
                new JWEHeader.Builder(JWEAlgorithm.RSA_OAEP_256, EncryptionMethod.A128GCM)
                        .contentType("JWT")
                        .keyID(issuer.key().getKeyID())
                        .build(),
                new Payload(issuer.token(all -> {})));
        encrypted.encrypt(new RSAEncrypter(issuer.key().toRSAPublicKey()));
        refused(encrypted.serialize());
    }

    /** Threat 10. */
    @Test
    void tooMuchOfIt() {
        Answer answer = ask(issuer.token(all -> all.claim("padding", "a".repeat(20_000))));
        assertThat(answer.status()).isIn(400, 431);
        Refused.with(answer.status(), answer);
        refused(issuer.token(all -> all.claim("padding", "a".repeat(5_000))) + "a".repeat(500));
        signed("{\"a\":" + "[".repeat(2_500) + "]".repeat(2_500) + "}");
        signed("{\"a\":".repeat(900) + "1" + "}".repeat(900));
        String scopes = IntStream.range(0, 500).mapToObj(each -> "s" + each).collect(Collectors.joining(" "));
        Refused.with(403, ask(issuer.token(all -> all.claim("scope", scopes))));
    }

    /** Threat 11. */
    @Test
    void claimsThatAreThereTwice() {
        String claims = issuer.claims(all -> {}).toString();
        String open = claims.substring(0, claims.length() - 1);
        signed(open + ",\"scope\":\"sample.read\"}");
        signed(open + ",\"sub\":\"admin\"}");
        String[] parts = issuer.token(all -> {}).split("\\.", 3);
        refused(encoded("{\"alg\":\"none\",\"alg\":\"RS256\",\"typ\":\"at+jwt\"}") + "." + parts[1] + "." + parts[2]);
    }

    /** Threat 11. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"iss\":1",
                "\"iss\":[\"a\"]",
                "\"sub\":\"\"",
                "\"sub\":null",
                "\"sub\":[\"a\"]",
                "\"sub\":{\"a\":1}",
                "\"aud\":1",
                "\"aud\":{\"sample\":true}",
                "\"aud\":[1]",
                "\"aud\":[[\"sample\"]]",
                "\"aud\":[null]",
                "\"exp\":\"tomorrow\"",
                "\"exp\":\"9999999999\"",
                "\"exp\":true",
                "\"exp\":[1]",
                "\"exp\":1e400",
                "\"exp\":-1",
                "\"nbf\":\"now\"",
                "\"iat\":{}",
                "\"scope\":1",
                "\"scope\":{}",
                "\"scope\":[1]",
                "\"scope\":[[\"sample.read\"]]",
                "\"scope\":[null]",
                "\"scp\":7",
                "\"scp\":[{}]",
                "\"roles\":1",
                "\"roles\":[1]",
                "\"roles\":{}"
            })
    void claimsOfAWrongType(String claim) {
        Map<String, Object> claims = issuer.claims(all -> {}).toJSONObject();
        claims.remove(claim.substring(1, claim.indexOf('"', 1)));
        String rest = JSONObjectUtils.toJSONString(claims);
        signed("{" + claim + "," + rest.substring(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "1", "\"a\"", "{", "not json", "{}"})
    void whatIsNoClaims(String payload) {
        signed(payload);
    }

    /** Threat 12. */
    @Test
    void twoTokensAtOnce() {
        String token = issuer.token(all -> {});
        Answer twice = sample.get("/guarded/me", "Authorization: Bearer " + token, "Authorization: Bearer " + token);
        Refused.with(400, twice);
        assertThat(twice.header("www-authenticate").orElseThrow()).contains("error=\"invalid_request\"");
        Refused.with(400, sample.get("/guarded/me", "Authorization: Bearer " + token, "Authorization: Basic YTpi"));
        Refused.with(400, sample.get("/guarded/me?access_token=" + token, "Authorization: Bearer " + token));
        Refused.with(400, sample.get("/guarded/me?a=b&access_token=x", "Authorization: Bearer " + token));
    }

    private void refused(Consumer<JWTClaimsSet.Builder> changes) {
        refused(issuer.token(changes));
    }

    private void signed(String payload) {
        refused(Issuer.sign(issuer.header().build(), payload, issuer.key()));
    }

    private void refused(String token) {
        Answer answer = ask(token);
        Refused.with(401, answer);
        assertThat(answer.all("www-authenticate"))
                .singleElement()
                .asString()
                .startsWith("Bearer realm=\"chamicore\"")
                .contains("error=\"invalid_token\"");
        assertThat(answer.text()).doesNotContain(token);
    }

    private Answer ask(String token) {
        return sample.get("/guarded/me", "Authorization: Bearer " + token);
    }

    private static Date in(long seconds) {
        return Date.from(Instant.now().plusSeconds(seconds));
    }

    private static String encoded(String json) {
        return Base64URL.encode(json).toString();
    }

    private static String signature(String token) {
        return token.substring(token.lastIndexOf('.') + 1);
    }
}
