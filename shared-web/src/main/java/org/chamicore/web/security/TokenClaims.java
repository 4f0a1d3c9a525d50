package org.chamicore.web.security;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;

/** What an access token must say (RFC 9068) besides who made it and from when to when it is good. */
class TokenClaims implements OAuth2TokenValidator<Jwt> {

    private static final Duration LONGEST_LIFE = Duration.ofDays(1);

    private final String audience;
    private final Duration skew;
    private final Clock clock;

    TokenClaims(String audience, Duration skew, Clock clock) {
        this.audience = audience;
        this.skew = skew;
        this.clock = clock;
    }

    @Override
    public OAuth2TokenValidatorResult validate(Jwt token) {
        return fault(token)
                .map(fault -> OAuth2TokenValidatorResult.failure(
                        new OAuth2Error(OAuth2ErrorCodes.INVALID_TOKEN, fault, null)))
                .orElseGet(OAuth2TokenValidatorResult::success);
    }

    private Optional<String> fault(Jwt token) {
        Instant now = clock.instant();
        if (!(token.getClaims().get("sub") instanceof String subject) || subject.isBlank()) {
            return Optional.of("The token names no subject");
        }
        if (token.getExpiresAt() == null
                || token.getExpiresAt().isAfter(now.plus(LONGEST_LIFE).plus(skew))) {
            return Optional.of("The token never ends, or lives longer than a day");
        }
        if (token.getIssuedAt() == null || token.getIssuedAt().isAfter(now.plus(skew))) {
            return Optional.of("The token was issued in the future");
        }
        if (token.getAudience() == null || !token.getAudience().contains(audience)) {
            return Optional.of("The token is not meant for " + audience);
        }
        boolean texts = isTexts(token.getClaims().get("scope"))
                && isTexts(token.getClaims().get("scp"))
                && isTexts(token.getClaims().get("roles"));
        return texts ? Optional.empty() : Optional.of("The token's scopes or roles are no texts");
    }

    private static boolean isTexts(@Nullable Object claim) {
        return claim == null
                || claim instanceof String
                || (claim instanceof Collection<?> list && list.stream().allMatch(String.class::isInstance));
    }
}
