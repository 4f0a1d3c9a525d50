package org.chamicore.auth.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.RSASSASigner;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.chamicore.auth.key.SigningKey;
import org.chamicore.auth.key.SigningKeys;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.stereotype.Component;

/** Signs tokens with the current key. */
@Component
class TokenSigner {

    private final SigningKeys keys;

    TokenSigner(SigningKeys keys) {
        this.keys = keys;
    }

    /**
     * Signs a token.
     *
     * @param type what tells access tokens and others apart, so that none passes for the other
     * @param claims as they are to be written, except that instants become seconds
     */
    Jwt sign(JOSEObjectType type, Map<String, Object> claims, Instant issuedAt, Instant expiresAt) {
        SigningKey key = keys.current();
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.RS256)
                .type(type)
                .keyID(key.kid())
                .build();
        Map<String, Object> payload = new LinkedHashMap<>();
        claims.forEach((name, value) ->
                payload.put(name, value instanceof Instant instant ? instant.getEpochSecond() : value));
        JWSObject token = new JWSObject(header, new Payload(payload));
        try {
            token.sign(new RSASSASigner(key.privateKey()));
        } catch (JOSEException impossible) {
            throw new IllegalStateException("cannot sign with key " + key.kid(), impossible);
        }
        return new Jwt(token.serialize(), issuedAt, expiresAt, header.toJSONObject(), claims);
    }
}
