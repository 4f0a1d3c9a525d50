package org.chamicore.web.testing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/** Makes tokens as the auth service does, and publishes its keys; {@code exp} and the rest can be bent by the test. */
public final class Issuer implements AutoCloseable {

    private static final String KEYS = "/.well-known/jwks.json";
    private static final String REVOCATIONS = "/auth/v1/revocations";
    private static final String POLICY = "/auth/v1/policy";

    private final Neighbour neighbour;
    private final AtomicReference<RSAKey> key = new AtomicReference<>(newKey());

    private Issuer(Neighbour neighbour) {
        this.neighbour = neighbour;
        publish();
    }

    public static Issuer start() {
        return new Issuer(Neighbour.start());
    }

    public static RSAKey newKey() {
        try {
            return new RSAKeyGenerator(2048)
                    .algorithm(JWSAlgorithm.RS256)
                    .keyUse(KeyUse.SIGNATURE)
                    .keyIDFromThumbprint(true)
                    .generate();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    public String url() {
        return neighbour.url();
    }

    public RSAKey key() {
        return key.get();
    }

    /** Signs with a new key from now on, and publishes that alone. */
    public void rotate() {
        key.set(newKey());
        publish();
    }

    /** Breaks every connection off from now on. */
    public void goAway() {
        for (String path : List.of(KEYS, REVOCATIONS, POLICY)) {
            neighbour.answer(path, exchange -> exchange.fail());
        }
    }

    /** Publishes its keys again, and neither a list of revoked tokens nor a policy. */
    public void comeBack() {
        for (String path : List.of(REVOCATIONS, POLICY)) {
            neighbour.answer(path, exchange -> exchange.answer(404, "text/plain", "nothing here"));
        }
        publish();
    }

    /** Publishes this as the list of revoked tokens: objects of {@code kind}, {@code digest}, {@code issuedUntil}, {@code until}. */
    public void publishRevocations(String... revocations) {
        publish(REVOCATIONS, "{\"revocations\":[%s]}".formatted(String.join(",", revocations)));
    }

    /** Publishes a policy; {@code roles} is an object with a list of scopes for each role. */
    public void publishPolicy(long version, String roles) {
        publish(POLICY, "{\"version\":%d,\"roles\":%s}".formatted(version, roles));
    }

    public void publish() {
        publish(new JWKSet(key().toPublicJWK()).toString());
    }

    public void publish(String keys) {
        publish(KEYS, keys);
    }

    public int fetches() {
        return neighbour.requests(KEYS);
    }

    private void publish(String path, String text) {
        neighbour.answer(path, exchange -> exchange.answer(200, "application/json", text));
    }

    /** The {@code Authorization} header of a good token with these scopes. */
    public String bearer(String scope) {
        return bearer(claims -> claims.claim("scope", scope));
    }

    public String bearer(Consumer<JWTClaimsSet.Builder> changes) {
        return "Authorization: Bearer " + token(changes);
    }

    public String token(Consumer<JWTClaimsSet.Builder> changes) {
        return sign(header().build(), claims(changes).toString(), key());
    }

    public JWSHeader.Builder header() {
        return new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key().getKeyID()).type(new JOSEObjectType("at+jwt"));
    }

    public JWTClaimsSet claims(Consumer<JWTClaimsSet.Builder> changes) {
        Instant now = Instant.now();
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .issuer(url())
                .subject("tester")
                .audience(List.of("sample"))
                .claim("client_id", "tester")
                .claim("scope", "sample.read")
                .jwtID(UUID.randomUUID().toString())
                .issueTime(Date.from(now))
                .notBeforeTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(600)));
        changes.accept(claims);
        return claims.build();
    }

    /** Signs any text, claims or not. */
    public static String sign(JWSHeader header, String payload, RSAKey key) {
        try {
            return sign(header, payload, new RSASSASigner(key));
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    public static String sign(JWSHeader header, String payload, JWSSigner signer) {
        try {
            JWSObject token = new JWSObject(header, new Payload(payload));
            token.sign(signer);
            return token.serialize();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public void close() {
        neighbour.close();
    }
}
