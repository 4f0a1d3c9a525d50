package org.chamicore.auth.security;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.chamicore.auth.role.Scope;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AccessTokenAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.web.authentication.OAuth2AccessTokenResponseAuthenticationSuccessHandler;

/** The same request gets the same answer: scopes in one order, and the whole life, where the library tells what is left of it. */
final class TokenAnswers {

    private TokenAnswers() {}

    static OAuth2AccessTokenResponseAuthenticationSuccessHandler handler() {
        var answers = new OAuth2AccessTokenResponseAuthenticationSuccessHandler();
        answers.setAccessTokenResponseCustomizer(context -> {
            OAuth2AccessTokenAuthenticationToken issued = context.getAuthentication();
            context.getAccessTokenResponse()
                    .scopes(inOrder(issued.getAccessToken().getScopes()))
                    .additionalParameters(more(issued));
        });
        return answers;
    }

    private static Map<String, Object> more(OAuth2AccessTokenAuthenticationToken issued) {
        Map<String, Object> more = new HashMap<>(issued.getAdditionalParameters());
        more.put(OAuth2ParameterNames.EXPIRES_IN, life(issued.getAccessToken()).toSeconds());
        OAuth2RefreshToken refresh = issued.getRefreshToken();
        if (refresh != null) {
            // tokensmith's clients do not get on without it.
            more.put(
                    "refresh_expires_in",
                    Duration.between(Instant.now(), Objects.requireNonNull(refresh.getExpiresAt()))
                            .plusMillis(500)
                            .toSeconds());
        }
        return more;
    }

    private static Set<String> inOrder(Set<String> scopes) {
        List<String> order = Arrays.stream(Scope.values()).map(Scope::text).toList();
        return scopes.stream()
                .sorted(Comparator.comparingInt(order::indexOf)) // openid, which is none of ours, comes first
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static Duration life(OAuth2AccessToken token) {
        return Duration.between(
                Objects.requireNonNull(token.getIssuedAt()), Objects.requireNonNull(token.getExpiresAt()));
    }
}
