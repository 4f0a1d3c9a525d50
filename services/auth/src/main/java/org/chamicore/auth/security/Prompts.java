package org.chamicore.auth.security;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationConsent;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationContext;

/**
 * What an application wishes people to be asked: {@code prompt} of OpenID Connect Core, section 3.1.2.1. The library refuses
 * {@code none} beside other wishes and where consent is missing; the rest is here.
 */
final class Prompts {

    private static final String PROMPT = "prompt";

    /** A browser is signed in to one account, so that to choose one is to sign in. */
    private static final Set<String> SIGN_IN = Set.of("login", "select_account");

    private Prompts() {}

    /** Whether people are to sign in for this request, whoever they are to the browser. */
    static boolean wantSignIn(HttpServletRequest request) {
        return words(request.getParameter(PROMPT)).anyMatch(SIGN_IN::contains);
    }

    /** Whether the application is to be told so where people would have to be asked. */
    static boolean forbidPages(HttpServletRequest request) {
        return words(request.getParameter(PROMPT)).anyMatch("none"::equals);
    }

    /**
     * The query of an authorization request, by GET or POST, once somebody has signed in for it: without that wish, which would be made
     * again. Empty for an answer to our consent page, which is of no use any more.
     */
    static String afterSignIn(HttpServletRequest request) {
        if (request.getParameter(OAuth2ParameterNames.RESPONSE_TYPE) == null) {
            return "";
        }
        return request.getParameterMap().entrySet().stream()
                .flatMap(each -> Arrays.stream(each.getValue()).map(value -> Map.entry(each.getKey(), value)))
                .map(each -> each.getKey().equals(PROMPT) ? Map.entry(PROMPT, withoutSignIn(each.getValue())) : each)
                .filter(each ->
                        !each.getKey().equals(PROMPT) || !each.getValue().isEmpty())
                .map(each -> encoded(each.getKey()) + "=" + encoded(each.getValue()))
                .collect(Collectors.joining("&"));
    }

    /** As the library decides it (to learn who somebody is takes no consent), and where an application wishes it. */
    static boolean wantConsent(OAuth2AuthorizationCodeRequestAuthenticationContext context) {
        OAuth2AuthorizationRequest request = Objects.requireNonNull(context.getAuthorizationRequest());
        if (words((String) request.getAdditionalParameters().get(PROMPT)).anyMatch("consent"::equals)) {
            return true;
        }
        OAuth2AuthorizationConsent given = context.getAuthorizationConsent();
        return context.getRegisteredClient().getClientSettings().isRequireAuthorizationConsent()
                && !request.getScopes().equals(Set.of(OidcScopes.OPENID))
                && (given == null || !given.getScopes().containsAll(request.getScopes()));
    }

    private static String withoutSignIn(String prompt) {
        return words(prompt).filter(word -> !SIGN_IN.contains(word)).collect(Collectors.joining(" "));
    }

    private static Stream<String> words(@Nullable String prompt) {
        return prompt == null ? Stream.empty() : Arrays.stream(prompt.split(" ", -1));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
