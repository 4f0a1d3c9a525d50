package org.chamicore.web.security;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;

/** Who asks, as the token says. */
public final class Callers {

    private static final String SCOPE = "SCOPE_";

    /** The holder of a token that was checked, and what that token is good for under the policy of now. */
    public record Caller(String subject, Set<String> scopes, Set<String> roles) {

        public Caller {
            scopes = Set.copyOf(scopes);
            roles = Set.copyOf(roles);
        }
    }

    private Callers() {}

    /** Empty on open routes, and where no token came. */
    public static Optional<Caller> current() {
        return of(SecurityContextHolder.getContext().getAuthentication());
    }

    static Optional<Caller> of(@Nullable Authentication authentication) {
        return authentication instanceof JwtAuthenticationToken token
                ? Optional.of(new Caller(token.getName(), scopes(token), TokenTexts.of(token.getToken(), "roles")))
                : Optional.empty();
    }

    /** What a checked token is good for, in the form that Spring Security has for scopes. */
    static List<GrantedAuthority> authorities(Collection<String> scopes) {
        return scopes.stream()
                .<GrantedAuthority>map(scope -> new SimpleGrantedAuthority(SCOPE + scope))
                .toList();
    }

    /** The authorities, for what a token names is not all that counts: see {@link Policy#rights}. */
    private static Set<String> scopes(JwtAuthenticationToken token) {
        return token.getAuthorities().stream()
                .map(GrantedAuthority::getAuthority)
                .filter(Objects::nonNull)
                .filter(authority -> authority.startsWith(SCOPE))
                .map(authority -> authority.substring(SCOPE.length()))
                .collect(Collectors.toSet());
    }
}
