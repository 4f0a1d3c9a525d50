package org.chamicore.auth.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.chamicore.auth.AuthProperties;
import org.chamicore.auth.key.SigningKeys;
import org.chamicore.auth.revocation.Revocations;
import org.springframework.stereotype.Component;

/** Reads access tokens that we have issued. */
@Component
public class OwnTokens {

    private final String issuer;
    private final SigningKeys keys;
    private final Revocations revocations;

    OwnTokens(AuthProperties properties, SigningKeys keys, Revocations revocations) {
        this.issuer = properties.issuer();
        this.keys = keys;
        this.revocations = revocations;
    }

    /** The claims of a token that is ours and good now, times as {@link Instant}; empty for all else. */
    public Optional<Map<String, Object>> read(String text) {
        try {
            return claims(SignedJWT.parse(text)).filter(claims -> !revocations.isRevoked(claims));
        } catch (ParseException | JOSEException nothingOfOurs) {
            return Optional.empty();
        }
    }

    private Optional<Map<String, Object>> claims(SignedJWT token) throws JOSEException, ParseException {
        if (!isSigned(token)) {
            return Optional.empty();
        }
        JWTClaimsSet claims = token.getJWTClaimsSet();
        if (!issuer.equals(claims.getIssuer())
                || claims.getExpirationTime() == null
                || !claims.getExpirationTime().toInstant().isAfter(Instant.now())) {
            return Optional.empty();
        }
        Map<String, Object> all = new HashMap<>(claims.getClaims());
        all.replaceAll((name, value) -> value instanceof Date date ? date.toInstant() : value);
        return Optional.of(all);
    }

    private boolean isSigned(SignedJWT token) throws JOSEException {
        JWSHeader header = token.getHeader();
        return JWSAlgorithm.RS256.equals(header.getAlgorithm())
                && AccessTokens.TYPE.equals(header.getType())
                && header.getKeyID() != null
                && keys.publicSet().getKeyByKeyId(header.getKeyID()) instanceof RSAKey key
                && token.verify(new RSASSAVerifier(key));
    }
}
