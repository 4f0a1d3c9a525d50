package org.chamicore.web.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Enumeration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.server.resource.BearerTokenErrors;
import org.springframework.security.oauth2.server.resource.web.BearerTokenResolver;
import org.springframework.security.oauth2.server.resource.web.DefaultBearerTokenResolver;

/** Takes the token out of a request: from one {@code Authorization} header and from nowhere else (RFC 6750). */
class BearerTokens implements BearerTokenResolver {

    private static final Pattern IN_QUERY = Pattern.compile("(^|&)access_token=");

    private final BearerTokenResolver header = new DefaultBearerTokenResolver();

    @Override
    public @Nullable String resolve(HttpServletRequest request) {
        Enumeration<String> given = request.getHeaders(HttpHeaders.AUTHORIZATION);
        if (!given.hasMoreElements()) {
            return null;
        }
        given.nextElement();
        String token = header.resolve(request);
        if (given.hasMoreElements() || (token != null && isInQuery(request))) {
            throw new OAuth2AuthenticationException(
                    BearerTokenErrors.invalidRequest("One token in one header is what is taken"));
        }
        return token;
    }

    private static boolean isInQuery(HttpServletRequest request) {
        return request.getQueryString() != null
                && IN_QUERY.matcher(request.getQueryString()).find();
    }
}
