package org.chamicore.web.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.chamicore.web.problem.Problems;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.RequestRejectedHandler;

/** What security refuses, as problem documents, with the challenge of RFC 6750. */
class Refusals
        implements AuthenticationEntryPoint, AuthenticationFailureHandler, AccessDeniedHandler, RequestRejectedHandler {

    private static final Logger log = LoggerFactory.getLogger(Refusals.class);
    private static final String REALM = "Bearer realm=\"chamicore\"";
    private static final String RETRY_SECONDS = "5";

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException refused)
            throws IOException {
        if (!(refused instanceof OAuth2AuthenticationException token)) {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, REALM);
            Problems.write(response, HttpStatus.UNAUTHORIZED, "A token is needed: send Authorization: Bearer <token>");
            return;
        }
        String code = token.getError().getErrorCode();
        String description = printable(String.valueOf(token.getError().getDescription()));
        response.setHeader(
                HttpHeaders.WWW_AUTHENTICATE,
                "%s, error=\"%s\", error_description=\"%s\"".formatted(REALM, code, description));
        boolean malformed = OAuth2ErrorCodes.INVALID_REQUEST.equals(code);
        Problems.write(
                response,
                malformed ? HttpStatus.BAD_REQUEST : HttpStatus.UNAUTHORIZED,
                "The token is refused: " + description);
    }

    /** While the issuer's keys cannot be fetched nobody knows whether a token is good: neither open nor refused. */
    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException refused)
            throws IOException {
        if (refused instanceof AuthenticationServiceException) {
            log.warn("Answered 503, for the token cannot be checked: {}", refused.getMessage());
            response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
            Problems.write(response, HttpStatus.SERVICE_UNAVAILABLE, "The token cannot be checked now; try again");
        } else {
            commence(request, response, refused);
        }
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException refused)
            throws IOException {
        Object scope = request.getAttribute(RouteAuthorization.MISSING_SCOPE);
        response.setHeader(
                HttpHeaders.WWW_AUTHENTICATE, "%s, error=\"insufficient_scope\", scope=\"%s\"".formatted(REALM, scope));
        ProblemDetail problem =
                ProblemDetail.forStatusAndDetail(HttpStatus.FORBIDDEN, "The token lacks the scope %s".formatted(scope));
        problem.setProperty("policyVersion", request.getAttribute(RouteAuthorization.POLICY));
        Problems.write(response, problem);
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, RequestRejectedException refused)
            throws IOException {
        if (request.getRequestURI().contains("//")) {
            Problems.nothingHere(response); // no path has a part without a name; clients know 404 for it
            return;
        }
        log.info("Answered 400: {}", refused.getMessage());
        Problems.write(response, HttpStatus.BAD_REQUEST, "The address, a header or a parameter holds what none may");
    }

    private static String printable(String text) {
        return text.replaceAll("[^\\x20-\\x7e]|[\"\\\\]", "'");
    }
}
