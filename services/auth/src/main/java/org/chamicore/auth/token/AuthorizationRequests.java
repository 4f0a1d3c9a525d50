package org.chamicore.auth.token;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.chamicore.auth.policy.Policies;
import org.chamicore.auth.role.Scope;
import org.chamicore.auth.user.UserService;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.oidc.IdTokenClaimNames;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.web.authentication.OAuth2AuthorizationCodeRequestAuthenticationConverter;
import org.springframework.security.web.authentication.AuthenticationConverter;
import org.springframework.stereotype.Component;

/** Reads what an application asks for in somebody's name: all that it may have where it names no scope, and no more than that person has. */
@Component
public class AuthorizationRequests implements AuthenticationConverter {

    private final OAuth2AuthorizationCodeRequestAuthenticationConverter standard =
            new OAuth2AuthorizationCodeRequestAuthenticationConverter();
    private final RegisteredClients clients;
    private final UserService users;
    private final Policies policies;

    AuthorizationRequests(RegisteredClients clients, UserService users, Policies policies) {
        this.clients = clients;
        this.users = users;
        this.policies = policies;
    }

    @Override
    public @Nullable Authentication convert(HttpServletRequest request) {
        if (!(standard.convert(request) instanceof OAuth2AuthorizationCodeRequestAuthenticationToken asked)) {
            return null;
        }
        RegisteredClient client = clients.findByClientId(asked.getClientId());
        if (client == null) {
            return asked;
        }
        return new OAuth2AuthorizationCodeRequestAuthenticationToken(
                asked.getAuthorizationUri(),
                asked.getClientId(),
                (Authentication) Objects.requireNonNull(asked.getPrincipal()),
                asked.getRedirectUri(),
                asked.getState(),
                scopes(asked, client),
                parameters(asked));
    }

    /** When the user signed in goes with the request until the ID token is made, whatever the browser calls by the same name. */
    private static Map<String, Object> parameters(OAuth2AuthorizationCodeRequestAuthenticationToken asked) {
        Map<String, Object> parameters = new HashMap<>(asked.getAdditionalParameters());
        parameters.remove(IdTokenClaimNames.AUTH_TIME);
        if (((Authentication) Objects.requireNonNull(asked.getPrincipal())).getDetails()
                instanceof Instant signedInAt) {
            parameters.put(IdTokenClaimNames.AUTH_TIME, signedInAt);
        }
        return parameters;
    }

    /** A scope that the application may not have stays, so that it is refused by name. */
    private Set<String> scopes(OAuth2AuthorizationCodeRequestAuthenticationToken asked, RegisteredClient client) {
        Set<String> wanted = new HashSet<>(asked.getScopes());
        if (wanted.isEmpty()) {
            wanted.addAll(client.getScopes());
            wanted.remove(OidcScopes.OPENID);
        }
        Authentication user = (Authentication) Objects.requireNonNull(asked.getPrincipal());
        Set<String> had = new HashSet<>(Set.of(OidcScopes.OPENID)); // of oneself anybody may tell
        users.findGrants(user.getName())
                .map(policies.current()::scopes)
                .ifPresent(scopes -> scopes.stream().map(Scope::text).forEach(had::add));
        wanted.removeIf(scope -> client.getScopes().contains(scope) && user.isAuthenticated() && !had.contains(scope));
        return wanted;
    }
}
