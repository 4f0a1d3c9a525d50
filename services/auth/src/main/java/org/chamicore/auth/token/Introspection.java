package org.chamicore.auth.token;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenIntrospection;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2TokenIntrospectionAuthenticationToken;
import org.springframework.stereotype.Component;

/** Tells clients with a secret of their own whether an access token is good now, revocations included (RFC 7662). */
@Component
public class Introspection implements AuthenticationProvider {

    private static final Set<String> TOLD =
            Set.of("iss", "sub", "aud", "iat", "nbf", "exp", "jti", "client_id", "scope", "roles", "sid");

    private final OwnTokens tokens;

    Introspection(OwnTokens tokens) {
        this.tokens = tokens;
    }

    @Override
    public Authentication authenticate(Authentication authentication) {
        OAuth2TokenIntrospectionAuthenticationToken asked =
                (OAuth2TokenIntrospectionAuthenticationToken) authentication;
        if (!(asked.getPrincipal() instanceof OAuth2ClientAuthenticationToken client)
                || ClientAuthenticationMethod.NONE.equals(client.getClientAuthenticationMethod())) {
            throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_CLIENT);
        }
        OAuth2TokenIntrospection told = tokens.read(asked.getToken())
                .map(Introspection::active)
                .orElseGet(() -> OAuth2TokenIntrospection.builder(false).build());
        return new OAuth2TokenIntrospectionAuthenticationToken(asked.getToken(), client, told);
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return OAuth2TokenIntrospectionAuthenticationToken.class.isAssignableFrom(authentication);
    }

    private static OAuth2TokenIntrospection active(Map<String, Object> claims) {
        OAuth2TokenIntrospection.Builder told =
                OAuth2TokenIntrospection.builder(true).tokenType("Bearer").username(text(claims.get("sub")));
        TOLD.forEach(name -> add(told, name, claims.get(name)));
        return told.build();
    }

    private static void add(OAuth2TokenIntrospection.Builder told, String name, @Nullable Object value) {
        if (value instanceof Collection<?> list && name.equals("scope")) {
            list.forEach(each -> told.scope(text(each)));
        } else if (value instanceof String text && name.equals("scope")) {
            told.scopes(scopes -> scopes.addAll(List.of(text.split(" ", -1))));
        } else if (value != null) {
            told.claim(name, value);
        }
    }

    private static String text(@Nullable Object value) {
        return Objects.toString(value, "");
    }
}
