package org.chamicore.auth.token;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.core.endpoint.PkceParameterNames;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.web.authentication.AuthenticationConverter;
import org.springframework.stereotype.Component;

/**
 * Lets clients without a secret continue, exchange and give back what proves itself: a refresh token, a subject token. Who names
 * no client at all holds a bootstrap token or what came of one.
 */
@Component
public class PublicClients implements AuthenticationConverter, AuthenticationProvider {

    private static final ClientAuthenticationMethod WITHOUT_SECRET =
            new ClientAuthenticationMethod("chamicore_without_secret");
    /** As RFC 7636 section 4.1 has it; a shorter one could be guessed. */
    private static final Pattern VERIFIER = Pattern.compile("[A-Za-z0-9._~-]{43,128}");

    private static final Set<String> GRANTS = Set.of(
            AuthorizationGrantType.REFRESH_TOKEN.getValue(), AuthorizationGrantType.TOKEN_EXCHANGE.getValue(), "");

    private final RegisteredClients clients;

    PublicClients(RegisteredClients clients) {
        this.clients = clients;
    }

    @Override
    public @Nullable Authentication convert(HttpServletRequest request) {
        if (request.getHeader(HttpHeaders.AUTHORIZATION) != null
                || isSent(request, OAuth2ParameterNames.CLIENT_SECRET)
                || isSent(request, OAuth2ParameterNames.CLIENT_ASSERTION)) {
            return null;
        }
        String grant = value(request, OAuth2ParameterNames.GRANT_TYPE);
        String client = value(request, OAuth2ParameterNames.CLIENT_ID);
        if (!client.isEmpty()
                && grant.equals(AuthorizationGrantType.AUTHORIZATION_CODE.getValue())
                && !VERIFIER.matcher(value(request, PkceParameterNames.CODE_VERIFIER))
                        .matches()) {
            throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_GRANT);
        }
        if (!GRANTS.contains(grant) || (grant.isEmpty() && client.isEmpty())) {
            return null;
        }
        return new OAuth2ClientAuthenticationToken(
                client.isEmpty() ? RegisteredClients.BOOTSTRAP : client, WITHOUT_SECRET, null, null);
    }

    @Override
    public @Nullable Authentication authenticate(Authentication authentication) {
        OAuth2ClientAuthenticationToken asked = (OAuth2ClientAuthenticationToken) authentication;
        if (!WITHOUT_SECRET.equals(asked.getClientAuthenticationMethod())) {
            return null;
        }
        RegisteredClient client = clients.findByClientId(
                Objects.requireNonNull(asked.getPrincipal()).toString());
        if (client == null || !client.getClientAuthenticationMethods().contains(ClientAuthenticationMethod.NONE)) {
            throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_CLIENT);
        }
        return new OAuth2ClientAuthenticationToken(client, ClientAuthenticationMethod.NONE, null);
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return OAuth2ClientAuthenticationToken.class.isAssignableFrom(authentication);
    }

    private static boolean isSent(HttpServletRequest request, String name) {
        return !value(request, name).isEmpty();
    }

    private static String value(HttpServletRequest request, String name) {
        return Objects.requireNonNullElse(request.getParameter(name), "");
    }
}
