package org.chamicore.auth.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.ServletServerHttpResponse;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.http.converter.OAuth2ErrorHttpMessageConverter;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;

/** Refuses token requests as RFC 6749 section 5.2 says; OAuth clients do not read problem documents. */
class TokenRefusals implements AuthenticationEntryPoint, AuthenticationFailureHandler {

    private static final Logger log = LoggerFactory.getLogger(TokenRefusals.class);

    /** Where the throttle finds the code of a refusal. */
    static final String CODE = TokenRefusals.class.getName() + ".code";

    /** One text for all: a caller must not learn which clients exist. */
    private static final OAuth2Error INVALID_CLIENT = new OAuth2Error(
            OAuth2ErrorCodes.INVALID_CLIENT, "The client is unknown or disabled, or the secret is not its", null);

    private final OAuth2ErrorHttpMessageConverter body = new OAuth2ErrorHttpMessageConverter();

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException refused)
            throws IOException {
        request.setAttribute(CODE, OAuth2ErrorCodes.INVALID_CLIENT);
        write(response, HttpStatus.UNAUTHORIZED, INVALID_CLIENT);
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException refused)
            throws IOException {
        OAuth2Error error = refused instanceof OAuth2AuthenticationException oauth
                ? oauth.getError()
                : new OAuth2Error(OAuth2ErrorCodes.SERVER_ERROR);
        request.setAttribute(CODE, error.getErrorCode());
        switch (error.getErrorCode()) {
            case OAuth2ErrorCodes.INVALID_CLIENT -> write(response, HttpStatus.UNAUTHORIZED, INVALID_CLIENT);
            case OAuth2ErrorCodes.SERVER_ERROR -> fail(response, refused);
            default ->
                write(
                        response,
                        HttpStatus.BAD_REQUEST,
                        new OAuth2Error(error.getErrorCode(), error.getDescription(), null));
        }
    }

    void fail(HttpServletResponse response, Exception defect) throws IOException {
        log.error("A token could not be made", defect);
        write(response, HttpStatus.INTERNAL_SERVER_ERROR, new OAuth2Error(OAuth2ErrorCodes.SERVER_ERROR));
    }

    void write(HttpServletResponse response, HttpStatus status, OAuth2Error error) throws IOException {
        log.info("Token request refused: {} {}", status.value(), error.getErrorCode());
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader(HttpHeaders.PRAGMA, "no-cache");
        if (status == HttpStatus.UNAUTHORIZED) {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"chamicore\"");
        }
        ServletServerHttpResponse answer = new ServletServerHttpResponse(response);
        answer.setStatusCode(status);
        body.write(error, MediaType.APPLICATION_JSON, answer);
    }
}
