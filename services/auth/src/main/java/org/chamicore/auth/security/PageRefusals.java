package org.chamicore.auth.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.chamicore.auth.page.Pages;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationException;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationToken;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Tells an application why it gets no code, at its own address; and people, on a page of ours, where it is not certain that the
 * address is the application's.
 */
class PageRefusals implements AuthenticationFailureHandler {

    private final Pages pages;

    PageRefusals(Pages pages) {
        this.pages = pages;
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException refused)
            throws IOException {
        if (refused instanceof OAuth2AuthorizationCodeRequestAuthenticationException asked) {
            OAuth2AuthorizationCodeRequestAuthenticationToken application =
                    asked.getAuthorizationCodeRequestAuthentication();
            if (application != null && application.getRedirectUri() != null) {
                redirect(response, application.getRedirectUri(), asked.getError(), application.getState());
                return;
            }
        }
        write(
                response,
                HttpStatus.BAD_REQUEST,
                pages,
                "The application that sent you here is not known, or its request is not complete.");
    }

    static void write(HttpServletResponse response, HttpStatus status, Pages pages, String reason) throws IOException {
        response.setStatus(status.value());
        response.setContentType(MediaType.TEXT_HTML_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.getWriter().write(pages.render("error", Map.of("reason", reason)));
    }

    private static void redirect(
            HttpServletResponse response, String redirectUri, OAuth2Error error, @Nullable String state) {
        UriComponentsBuilder answer = UriComponentsBuilder.fromUriString(redirectUri)
                .queryParam("error", error.getErrorCode())
                .queryParam("error_description", "{description}");
        if (state != null) {
            answer.queryParam("state", "{state}");
        }
        response.setStatus(HttpStatus.SEE_OTHER.value());
        response.setHeader(
                HttpHeaders.LOCATION,
                answer.encode()
                        .buildAndExpand(Map.of(
                                "description",
                                String.valueOf(error.getDescription()),
                                "state",
                                state == null ? "" : state))
                        .toUriString());
    }
}
