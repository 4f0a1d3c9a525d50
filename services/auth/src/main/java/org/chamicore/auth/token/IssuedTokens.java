package org.chamicore.auth.token;

import org.chamicore.auth.account.ClientId;
import org.chamicore.auth.account.LastUses;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.stereotype.Component;

/**
 * Hears of every token that is issued and keeps none of them: a token of the client credentials grant says all in itself,
 * nobody ever looks it up here, and what is kept grows without bound or is stolen.
 */
@Component
class IssuedTokens implements OAuth2AuthorizationService {

    private static final Logger log = LoggerFactory.getLogger(IssuedTokens.class);

    private final LastUses uses;

    IssuedTokens(LastUses uses) {
        this.uses = uses;
    }

    @Override
    public void save(OAuth2Authorization issued) {
        uses.touch(new ClientId(issued.getRegisteredClientId()));
        log.debug("Token issued to {} for {}", issued.getRegisteredClientId(), issued.getAuthorizedScopes());
    }

    @Override
    public void remove(OAuth2Authorization issued) {
        // There is nothing to remove.
    }

    @Override
    public @Nullable OAuth2Authorization findById(String id) {
        return null;
    }

    @Override
    public @Nullable OAuth2Authorization findByToken(String token, @Nullable OAuth2TokenType type) {
        return null;
    }
}
