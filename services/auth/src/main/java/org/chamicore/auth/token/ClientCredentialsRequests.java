package org.chamicore.auth.token;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientCredentialsAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.web.authentication.OAuth2ClientCredentialsAuthenticationConverter;
import org.springframework.security.web.authentication.AuthenticationConverter;

/** Reads a client credentials request, which gets all that its client may have where it names no scope. */
public final class ClientCredentialsRequests implements AuthenticationConverter {

    private final OAuth2ClientCredentialsAuthenticationConverter standard =
            new OAuth2ClientCredentialsAuthenticationConverter();

    @Override
    public @Nullable Authentication convert(HttpServletRequest request) {
        return standard.convert(request) instanceof OAuth2ClientCredentialsAuthenticationToken asked
                        && asked.getPrincipal() instanceof OAuth2ClientAuthenticationToken client
                ? new OAuth2ClientCredentialsAuthenticationToken(client, scopes(asked, client), lifetime(asked))
                : null;
    }

    private static Set<String> scopes(
            OAuth2ClientCredentialsAuthenticationToken asked, OAuth2ClientAuthenticationToken client) {
        return asked.getScopes().isEmpty()
                ? Objects.requireNonNull(client.getRegisteredClient()).getScopes()
                : asked.getScopes();
    }

    /** Nothing else that was sent goes further; above all no proof of possession, which no service would check. */
    private static Map<String, Object> lifetime(OAuth2ClientCredentialsAuthenticationToken asked) {
        if (!(asked.getAdditionalParameters().get(Lifetime.PARAMETER) instanceof String text) || text.isEmpty()) {
            return Map.of();
        }
        try {
            return Map.of(Lifetime.PARAMETER, Lifetime.parse(text));
        } catch (IllegalArgumentException refused) {
            throw new OAuth2AuthenticationException(
                    new OAuth2Error(OAuth2ErrorCodes.INVALID_REQUEST, refused.getMessage(), null), refused);
        }
    }
}
