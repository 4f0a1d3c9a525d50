package org.chamicore.web.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import java.net.URI;
import java.time.Duration;
import org.chamicore.web.neighbour.NeighbourCalls;
import org.chamicore.web.testing.Issuer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;

class IssuerKeysTest {

    private final Issuer issuer = Issuer.start();
    private final Followed<JWKSet> published =
            IssuerKeys.follow(URI.create(issuer.url() + "/.well-known/jwks.json"), new NeighbourCalls("issuer"));
    private final JwtDecoder decoder = TokenDecoder.of(issuer.url(), new IssuerKeys(published), "sample");

    @AfterEach
    void stop() {
        issuer.close();
    }

    @Test
    void areFetchedOnceForManyTokens() {
        assertThat(issuer.fetches()).isZero();
        for (int each = 0; each < 20; each++) {
            decoder.decode(issuer.token(claims -> {}));
        }
        assertThat(issuer.fetches()).isEqualTo(1);
    }

    @Test
    void areFetchedAgainForAKeyThatIsNew() {
        String old = issuer.token(claims -> {});
        decoder.decode(old);
        issuer.rotate();
        decoder.decode(issuer.token(claims -> {}));
        assertThat(issuer.fetches()).isEqualTo(2);
        assertThatThrownBy(() -> decoder.decode(old)).isInstanceOf(BadJwtException.class);
    }

    @Test
    void areNotFetchedForEveryKeyThatDoesNotExist() {
        long begin = System.nanoTime();
        decoder.decode(issuer.token(claims -> {}));
        for (int each = 0; each < 50; each++) {
            String token = foreign("unknown-" + each);
            assertThatThrownBy(() -> decoder.decode(token)).isInstanceOf(BadJwtException.class);
        }
        assertThat(issuer.fetches()).isLessThanOrEqualTo(2 * secondsSince(begin));
        decoder.decode(issuer.token(claims -> {}));
    }

    @Test
    void stayGoodWhileTheIssuerIsAway() {
        String token = issuer.token(claims -> {});
        decoder.decode(token);
        issuer.goAway();
        String unknown = foreign("unknown");
        assertThatThrownBy(() -> decoder.decode(unknown)).isInstanceOf(BadJwtException.class);
        assertThat(decoder.decode(token).getSubject()).isEqualTo("tester");
    }

    @Test
    void cannotBeToldWhileTheIssuerHasNeverAnswered() {
        long begin = System.nanoTime();
        issuer.goAway();
        String token = issuer.token(claims -> {});
        for (int each = 0; each < 5; each++) {
            assertThatThrownBy(() -> decoder.decode(token))
                    .isInstanceOf(JwtException.class)
                    .isNotInstanceOf(BadJwtException.class);
        }
        assertThat(issuer.fetches())
                .isLessThanOrEqualTo(4 * secondsSince(begin)); // the JDK asks twice where no answer comes
        issuer.publish();
        await().atMost(Duration.ofSeconds(15)).ignoreExceptions().untilAsserted(() -> assertThat(
                        decoder.decode(token).getSubject())
                .isEqualTo("tester"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "not json", "{}", "[]", "{\"keys\":1}", "<html></html>"})
    void cannotBeToldWhenTheIssuerTellsNonsense(String nonsense) {
        issuer.publish(nonsense);
        String token = issuer.token(claims -> {});
        assertThatThrownBy(() -> decoder.decode(token))
                .isInstanceOf(JwtException.class)
                .isNotInstanceOf(BadJwtException.class);
    }

    @Test
    void areOnlyForTheAlgorithmTheyWerePublishedWith() {
        issuer.publish("""
                {"keys": [%s]}""".formatted(issuer.key().toPublicJWK().toJSONString().replace("\"RS256\"", "\"PS256\"")));
        String token = issuer.token(claims -> {});
        assertThatThrownBy(() -> decoder.decode(token)).isInstanceOf(BadJwtException.class);
    }

    @Test
    void areNotForEncryption() {
        issuer.publish("""
                {"keys": [%s]}""".formatted(issuer.key().toPublicJWK().toJSONString().replace("\"sig\"", "\"enc\"")));
        String token = issuer.token(claims -> {});
        assertThatThrownBy(() -> decoder.decode(token)).isInstanceOf(BadJwtException.class);
    }

    @Test
    void areReadBesideThoseThatNobodyHereKnows() {
        issuer.publish("""
                {"keys": [{"kty": "FUTURE", "kid": "f", "x": 1}, {"kty": "EC", "crv": "FUTURE", "kid": "e"}, %s]}""".formatted(issuer.key().toPublicJWK().toJSONString()));
        assertThat(decoder.decode(issuer.token(claims -> {})).getSubject()).isEqualTo("tester");
    }

    @Test
    void areRefusedAtStartWhenTheirAddressIsNone() {
        assertThatThrownBy(() -> IssuerKeys.follow(URI.create("nowhere"), new NeighbourCalls("issuer")))
                .hasMessage("chamicore.auth.jwks-url is not an address: nowhere");
    }

    /** Those begun count. */
    private static int secondsSince(long begin) {
        return 1 + (int) ((System.nanoTime() - begin) / 1_000_000_000);
    }

    private String foreign(String kid) {
        RSAKey key = Foreign.KEY;
        return Issuer.sign(
                issuer.header().keyID(kid).build(), issuer.claims(claims -> {}).toString(), key);
    }

    private static final class Foreign {
        private static final RSAKey KEY = Issuer.newKey();
    }
}
