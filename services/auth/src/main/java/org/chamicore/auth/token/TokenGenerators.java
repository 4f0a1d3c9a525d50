package org.chamicore.auth.token;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.security.oauth2.core.OAuth2Token;
import org.springframework.security.oauth2.server.authorization.token.DelegatingOAuth2TokenGenerator;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenGenerator;

@Configuration(proxyBeanMethods = false)
class TokenGenerators {

    @Bean
    @Primary
    OAuth2TokenGenerator<OAuth2Token> tokenGenerator(AccessTokens access, RefreshTokens refresh, IdTokens ids) {
        return new DelegatingOAuth2TokenGenerator(access, refresh, ids);
    }
}
