package org.chamicore.auth.token;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chamicore.auth.AuthProperties;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.stereotype.Component;

/** Checks {@code private_key_jwt} (RFC 7523) against the keys that the account has registered; nothing is fetched from anywhere. */
@Component
public class SignedProofs implements JwtDecoderFactory<RegisteredClient> {

    private static final Set<JWSAlgorithm> ALGORITHMS =
            Set.of(JWSAlgorithm.RS256, JWSAlgorithm.PS256, JWSAlgorithm.ES256, JWSAlgorithm.ES384);
    private static final Duration LONGEST_LIFE = Duration.ofMinutes(5);
    private static final Duration SKEW = Duration.ofSeconds(30);

    private final String issuer;
    private final UsedAssertionRepository used;

    SignedProofs(AuthProperties properties, UsedAssertionRepository used) {
        this.issuer = properties.issuer();
        this.used = used;
    }

    @Override
    public JwtDecoder createDecoder(RegisteredClient client) {
        DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(ALGORITHMS, new ImmutableJWKSet<>(keys(client))));
        processor.setJWTClaimsSetVerifier((claims, context) -> {}); // the validator below looks at them
        NimbusJwtDecoder decoder = new NimbusJwtDecoder(processor);
        OAuth2TokenValidator<Jwt> validator = proof -> fault(proof, client.getClientId(), Instant.now())
                .map(fault -> OAuth2TokenValidatorResult.failure(
                        new OAuth2Error(OAuth2ErrorCodes.INVALID_CLIENT, fault, null)))
                .orElseGet(OAuth2TokenValidatorResult::success);
        decoder.setJwtValidator(validator);
        return text -> {
            Jwt proof = decoder.decode(text);
            if (!used.insert(
                    client.getClientId(), String.valueOf(proof.getId()), String.valueOf(proof.getExpiresAt()))) {
                throw new BadJwtException("It was used before");
            }
            return proof;
        };
    }

    private Optional<String> fault(Jwt proof, String clientId, Instant now) {
        Instant end = proof.getExpiresAt();
        if (!clientId.equals(proof.getClaimAsString("iss")) || !clientId.equals(proof.getSubject())) {
            return Optional.of("It is not the client's own");
        }
        List<String> audience = proof.getAudience();
        if (audience == null || (!audience.contains(issuer) && !audience.contains(issuer + "/oauth2/token"))) {
            return Optional.of("It is meant for another");
        }
        if (end == null
                || end.isBefore(now.minus(SKEW))
                || end.isAfter(now.plus(LONGEST_LIFE).plus(SKEW))) {
            return Optional.of("It has ended, or lives longer than 5 minutes");
        }
        Instant begin = proof.getNotBefore();
        if (begin != null && begin.isAfter(now.plus(SKEW))) {
            return Optional.of("It is not good yet");
        }
        return proof.getId() == null || proof.getId().length() > 200
                ? Optional.of("It has no jti, by which to tell it from others")
                : Optional.empty();
    }

    private static JWKSet keys(RegisteredClient client) {
        try {
            return JWKSet.parse(RegisteredClients.keys(client)
                    .orElseThrow(() -> new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_CLIENT)));
        } catch (ParseException broken) {
            throw new IllegalStateException("the keys were checked when they were stored", broken);
        }
    }
}
