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
import java.util.Objects;
import org.chamicore.auth.key.SigningKey;
import org.chamicore.auth.key.SigningKeys;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.security.oauth2.jwt.JwtEncodingException;
import org.springframework.stereotype.Component;

/**
 * Signs tokens with the current key. Spring's encoder would write an audience of one as a bare text; checkers that sites run
 * today want an array.
 */
@Component
class AccessTokenEncoder implements JwtEncoder {

    private final SigningKeys keys;

    AccessTokenEncoder(SigningKeys keys) {
        this.keys = keys;
    }

    @Override
    public Jwt encode(JwtEncoderParameters parameters) {
        SigningKey key = keys.current();
        JWSHeader header = header(Objects.requireNonNull(parameters.getJwsHeader()), key);
        JwtClaimsSet claims = parameters.getClaims();
        JWSObject token = new JWSObject(header, payload(claims));
        try {
            token.sign(new RSASSASigner(key.privateKey()));
        } catch (JOSEException failed) {
            throw new JwtEncodingException("cannot sign with key " + key.kid(), failed);
        }
        return new Jwt(
                token.serialize(),
                claims.getIssuedAt(),
                claims.getExpiresAt(),
                header.toJSONObject(),
                claims.getClaims());
    }

    private static JWSHeader header(JwsHeader wanted, SigningKey key) {
        return new JWSHeader.Builder(JWSAlgorithm.RS256)
                .type(new JOSEObjectType(Objects.requireNonNullElse(wanted.getType(), "JWT")))
                .keyID(key.kid())
                .build();
    }

    private static Payload payload(JwtClaimsSet claims) {
        Map<String, Object> payload = new LinkedHashMap<>();
        claims.getClaims()
                .forEach((name, value) ->
                        payload.put(name, value instanceof Instant instant ? instant.getEpochSecond() : value));
        return new Payload(payload);
    }
}
