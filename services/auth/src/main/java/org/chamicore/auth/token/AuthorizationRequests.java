package org.chamicore.auth.token;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.chamicore.auth.policy.Policies;
import org.chamicore.auth.role.Scope;
import org.chamicore.auth.user.UserService;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
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
                asked.getAdditionalParameters());
    }

    /** A scope that the application may not have stays, so that it is refused by name. */
    private Set<String> scopes(OAuth2AuthorizationCodeRequestAuthenticationToken asked, RegisteredClient client) {
        Set<String> wanted = new HashSet<>(asked.getScopes().isEmpty() ? client.getScopes() : asked.getScopes());
        Authentication user = (Authentication) Objects.requireNonNull(asked.getPrincipal());
        Set<String> had = users.findGrants(user.getName()).map(policies.current()::scopes).stream()
                .flatMap(scopes -> scopes.stream().map(Scope::text))
                .collect(Collectors.toSet());
        wanted.removeIf(scope -> client.getScopes().contains(scope) && user.isAuthenticated() && !had.contains(scope));
        return wanted;
    }
}
