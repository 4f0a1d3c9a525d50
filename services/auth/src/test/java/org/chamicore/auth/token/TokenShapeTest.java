package org.chamicore.auth.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.SignedJWT;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.chamicore.auth.WholeService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** What a token says, claim by claim: the services, and the checkers of the reference's section 3.5, rely on each. */
@ResourceLock("application")
class TokenShapeTest extends WholeService {

    @Test
    void headerNamesKeyAndType() throws Exception {
        RSAKey key = publishedKey();

        assertThat(SignedJWT.parse(token("admin")).getHeader().toJSONObject())
                .isEqualTo(Map.of("alg", "RS256", "typ", "at+jwt", "kid", key.getKeyID()));
        assertThat(key.computeThumbprint().toString()).isEqualTo(key.getKeyID());
        assertThat(SignedJWT.parse(token("admin")).verify(new RSASSAVerifier(key)))
                .isTrue();
    }

    @Test
    void claimsOfAnAdmin() throws Exception {
        long now = Instant.now().getEpochSecond();
        Map<String, Object> claims = claims(token("admin"));

        assertThat(claims)
                .containsOnlyKeys("iss", "sub", "aud", "exp", "nbf", "iat", "jti", "client_id", "scope", "roles")
                .containsEntry("iss", ISSUER)
                .containsEntry("sub", "test-admin")
                .containsEntry("client_id", "test-admin")
                .containsEntry("aud", List.of("smd", "bss", "cloudinit", "auth"))
                .containsEntry(
                        "scope",
                        "smd.read smd.write bss.read bss.write cloudinit.read cloudinit.write auth.read auth.write")
                .containsEntry("roles", List.of("admin"));
        assertThat((long) claims.get("iat")).isCloseTo(now, within(2L));
        assertThat(claims.get("nbf")).isEqualTo(claims.get("iat"));
        assertThat((long) claims.get("exp")).isEqualTo((long) claims.get("iat") + 3600);
        assertThat((String) claims.get("jti")).hasSizeGreaterThanOrEqualTo(32);
    }

    @Test
    void singleAudienceIsStillAnArray() throws Exception {
        assertThat(claims(token("service")))
                .containsEntry("aud", List.of("smd"))
                .containsEntry("scope", "smd.read")
                .containsEntry("roles", List.of("service"));
    }

    @Test
    void viewerAndOperatorMayNotTouchAccounts() throws Exception {
        assertThat(claims(token("viewer")))
                .containsEntry("scope", "smd.read bss.read cloudinit.read")
                .containsEntry("aud", List.of("smd", "bss", "cloudinit"));
        assertThat(claims(token("operator")))
                .containsEntry("scope", "smd.read smd.write bss.read bss.write cloudinit.read cloudinit.write")
                .containsEntry("roles", List.of("operator"));
    }

    @Test
    void narrowedTokenClaimsNoRoleThatItCannotFill() throws Exception {
        assertThat(claims(token("admin", "scope=bss.write smd.read")))
                .containsEntry("aud", List.of("smd", "bss"))
                .containsEntry("scope", "smd.read bss.write")
                .containsEntry("roles", List.of());
    }

    @Test
    void lifetimeAsked() throws Exception {
        Map<String, Object> claims = claims(token("viewer", "lifetime_seconds=86400"));

        assertThat((long) claims.get("exp")).isEqualTo((long) claims.get("iat") + 86_400);
    }

    @Test
    void everyTokenHasAnIdOfItsOwn() throws Exception {
        assertThat(claims(token("viewer")).get("jti"))
                .isNotEqualTo(claims(token("viewer")).get("jti"));
    }

    /** As they were written, not as a library reads them: it would turn one text into a list. */
    private static Map<String, Object> claims(String token) throws Exception {
        return SignedJWT.parse(token).getPayload().toJSONObject();
    }

    private static RSAKey publishedKey() throws Exception {
        return JWKSet.parse(send(to("/.well-known/jwks.json")).body())
                .getKeys()
                .getFirst()
                .toRSAKey();
    }
}
