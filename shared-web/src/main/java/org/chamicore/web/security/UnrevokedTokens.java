package org.chamicore.web.security;

import java.time.Clock;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;

/**
 * Refuses tokens that are good but for having been called back. While the list of those, or what roles may do, was never heard of,
 * nobody knows what a token is good for.
 */
class UnrevokedTokens implements JwtDecoder {

    private final JwtDecoder decoder;
    private final Followed<RevokedTokens> revoked;
    private final Followed<Policy> policy;
    private final Clock clock;

    UnrevokedTokens(JwtDecoder decoder, Followed<RevokedTokens> revoked, Followed<Policy> policy, Clock clock) {
        this.decoder = decoder;
        this.revoked = revoked;
        this.policy = policy;
        this.clock = clock;
    }

    @Override
    public Jwt decode(String text) {
        Jwt token = decoder.decode(text);
        RevokedTokens list = revoked.valueOrAsk()
                .orElseThrow(() -> new JwtException("the list of revoked tokens could never be fetched"));
        if (list.hold(token, clock)) {
            throw new BadJwtException("The token was revoked");
        }
        if (policy.valueOrAsk().isEmpty()) {
            throw new JwtException("the policy could never be fetched");
        }
        return token;
    }
}
