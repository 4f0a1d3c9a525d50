package org.chamicore.web.security;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;

/** Who asks, as the token says. */
public final class Callers {

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

    /** The authorities, for what a token names is not all that counts: see {@link Policy#rights}. */
    private static Set<String> scopes(JwtAuthenticationToken token) {
        return token.getAuthorities().stream()
                .map(GrantedAuthority::getAuthority)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }
}
