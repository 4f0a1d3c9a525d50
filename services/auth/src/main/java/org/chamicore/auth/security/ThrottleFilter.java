package org.chamicore.auth.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;
import org.chamicore.auth.account.ClientId;
import org.chamicore.auth.throttle.Throttle;
import org.chamicore.auth.throttle.Throttle.Attempt;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.web.filter.OncePerRequestFilter;

/** Makes those wait who guess client secrets, codes, refresh tokens or bootstrap tokens, before anything is looked up or hashed. */
class ThrottleFilter extends OncePerRequestFilter {

    private static final String SCHEME = "Basic ";

    private final TokenRefusals refusals;
    private final Throttle throttle;

    ThrottleFilter(TokenRefusals refusals, Throttle throttle) {
        this.refusals = refusals;
        this.throttle = throttle;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String address = request.getRemoteAddr();
        Attempt attempt =
                new Attempt(clientId(request).map(client -> "client " + client).orElse(""), address);
        Optional<Duration> wait = throttle.waitFor(attempt);
        if (wait.isPresent()) {
            response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(wait.get().toSeconds()));
            refusals.write(
                    response,
                    HttpStatus.TOO_MANY_REQUESTS,
                    new OAuth2Error("too_many_requests", "There were too many failures; wait, then try again", null));
            return;
        }
        chain.doFilter(request, response);
        Object refused = request.getAttribute(TokenRefusals.CODE);
        if (OAuth2ErrorCodes.INVALID_CLIENT.equals(refused)) {
            throttle.failed(attempt);
        } else if (OAuth2ErrorCodes.INVALID_GRANT.equals(refused)) {
            throttle.failed(new Attempt("", address));
        } else if (response.getStatus() == HttpStatus.OK.value()) {
            throttle.succeeded(attempt);
        }
    }

    /** The client that the request names, if it can be one. */
    static Optional<String> clientId(HttpServletRequest request) {
        String header = Objects.requireNonNullElse(request.getHeader(HttpHeaders.AUTHORIZATION), "");
        String named = header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                ? basic(header.substring(SCHEME.length()).strip())
                : Objects.requireNonNullElse(request.getParameter("client_id"), "");
        return Optional.of(named).filter(ClientId::isValid);
    }

    private static String basic(String credentials) {
        try {
            String decoded = new String(Base64.getDecoder().decode(credentials), StandardCharsets.UTF_8);
            return decoded.substring(0, Math.max(decoded.indexOf(':'), 0)).replace("%40", "@");
        } catch (IllegalArgumentException malformed) {
            return "";
        }
    }
}
