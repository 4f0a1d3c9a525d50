package org.chamicore.web.security;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;

/** Who asks, as the token says. */
public final class Callers {

    /** The holder of a token that was checked. */
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
                ? Optional.of(new Caller(token.getName(), scopes(token.getToken()), texts(token.getToken(), "roles")))
                : Optional.empty();
    }

    /** Scopes come as one text (RFC 9068), as a list, or under the older name {@code scp}. */
    private static Set<String> scopes(Jwt token) {
        Set<String> scopes = new HashSet<>(texts(token, "scope"));
        scopes.addAll(texts(token, "scp"));
        return scopes;
    }

    private static Set<String> texts(Jwt token, String claim) {
        Object value = token.getClaims().get(claim);
        Set<String> texts = new HashSet<>();
        if (value instanceof String text) {
            Arrays.stream(text.split(" ", -1)).filter(each -> !each.isEmpty()).forEach(texts::add);
        } else if (value instanceof Collection<?> list) {
            list.forEach(each -> texts.add(String.valueOf(each)));
        }
        return texts;
    }
}
