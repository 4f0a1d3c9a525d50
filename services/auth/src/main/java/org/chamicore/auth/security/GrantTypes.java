package org.chamicore.auth.security;

import java.util.List;
import java.util.Set;
import org.chamicore.auth.exchange.ExchangeProvider;
import org.chamicore.auth.exchange.ExchangeRequests;
import org.chamicore.auth.token.ClientCredentialsRequests;
import org.chamicore.auth.token.Introspection;
import org.chamicore.auth.token.Revocation;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientCredentialsAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2RefreshTokenAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.web.authentication.OAuth2AuthorizationCodeAuthenticationConverter;
import org.springframework.security.oauth2.server.authorization.web.authentication.OAuth2RefreshTokenAuthenticationConverter;
import org.springframework.security.web.authentication.AuthenticationConverter;
import org.springframework.stereotype.Component;

/** What a token can be asked for with. */
@Component
class GrantTypes {

    /** As requests name them. */
    static final Set<String> SUPPORTED = Set.of(
            AuthorizationGrantType.CLIENT_CREDENTIALS.getValue(),
            AuthorizationGrantType.AUTHORIZATION_CODE.getValue(),
            AuthorizationGrantType.REFRESH_TOKEN.getValue(),
            AuthorizationGrantType.TOKEN_EXCHANGE.getValue());

    private final ExchangeRequests exchangeRequests;
    private final ExchangeProvider exchangeProvider;
    private final Introspection introspection;
    private final Revocation revocation;

    GrantTypes(
            ExchangeRequests exchangeRequests,
            ExchangeProvider exchangeProvider,
            Introspection introspection,
            Revocation revocation) {
        this.exchangeRequests = exchangeRequests;
        this.exchangeProvider = exchangeProvider;
        this.introspection = introspection;
        this.revocation = revocation;
    }

    void replaceConverters(List<AuthenticationConverter> converters) {
        converters.clear();
        converters.addAll(List.of(
                OwnGrants::refuseOthers,
                new ClientCredentialsRequests(),
                new OAuth2AuthorizationCodeAuthenticationConverter(),
                new OAuth2RefreshTokenAuthenticationConverter(),
                exchangeRequests));
    }

    void replaceProviders(List<AuthenticationProvider> providers) {
        providers.removeIf(each -> !(each instanceof OAuth2ClientCredentialsAuthenticationProvider)
                && !(each instanceof OAuth2AuthorizationCodeAuthenticationProvider)
                && !(each instanceof OAuth2RefreshTokenAuthenticationProvider));
        providers.add(exchangeProvider);
    }

    AuthenticationProvider introspection() {
        return introspection;
    }

    AuthenticationProvider revocation() {
        return revocation;
    }
}
