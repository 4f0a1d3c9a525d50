package org.chamicore.web.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Enumeration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.server.resource.BearerTokenErrors;
import org.springframework.security.oauth2.server.resource.web.BearerTokenResolver;

/** Takes the token out of a request: from one {@code Authorization} header and from nowhere else (RFC 6750). */
class BearerTokens implements BearerTokenResolver {

    private static final String SCHEME = "Bearer";
    private static final Pattern IN_QUERY = Pattern.compile("(^|&)access_token=");

    @Override
    public @Nullable String resolve(HttpServletRequest request) {
        Enumeration<String> given = request.getHeaders(HttpHeaders.AUTHORIZATION);
        if (!given.hasMoreElements()) {
            return null;
        }
        String token = token(given.nextElement());
        if (given.hasMoreElements() || (token != null && isInQuery(request))) {
            throw new OAuth2AuthenticationException(
                    BearerTokenErrors.invalidRequest("One token in one header is what is taken"));
        }
        return token;
    }

    private static @Nullable String token(String header) {
        if (!header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return null;
        }
        String token = header.substring(SCHEME.length()).stripLeading();
        if (token.isEmpty() || header.charAt(SCHEME.length()) != ' ' || !isUsual(token)) {
            throw new OAuth2AuthenticationException(BearerTokenErrors.invalidToken("It is not of a token's form"));
        }
        return token;
    }

    /** By a plain loop, for tokens are long and come with every request. */
    private static boolean isUsual(String token) {
        for (int at = 0; at < token.length(); at++) {
            if (!isUsual(token.charAt(at))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isUsual(char letter) {
        return (letter >= 'a' && letter <= 'z')
                || (letter >= 'A' && letter <= 'Z')
                || (letter >= '0' && letter <= '9')
                || "-._~+/=".indexOf(letter) >= 0;
    }

    private static boolean isInQuery(HttpServletRequest request) {
        return request.getQueryString() != null
                && IN_QUERY.matcher(request.getQueryString()).find();
    }
}
