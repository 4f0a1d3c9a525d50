package org.chamicore.auth.token;

import java.time.Instant;
import java.util.Objects;
import org.chamicore.auth.session.TokenHash;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenGenerator;
import org.springframework.stereotype.Component;

/** Makes refresh tokens, which all end when their session does: a session is never longer than it was at its beginning. */
@Component
class RefreshTokens implements OAuth2TokenGenerator<OAuth2RefreshToken> {

    @Override
    public @Nullable OAuth2RefreshToken generate(OAuth2TokenContext context) {
        if (!OAuth2TokenType.REFRESH_TOKEN.equals(context.getTokenType())) {
            return null;
        }
        OAuth2Authorization session = Objects.requireNonNull(context.getAuthorization());
        Instant endsAt = Objects.requireNonNull(session.<Instant>getAttribute(Authorizations.ENDS_AT));
        return new OAuth2RefreshToken(TokenHash.newToken(), Instant.now(), endsAt);
    }
}
