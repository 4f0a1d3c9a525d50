package org.chamicore.auth.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.chamicore.auth.AuthProperties;
import org.chamicore.auth.page.Pages;
import org.chamicore.auth.token.AuthorizationRequests;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.authorization.OAuth2AuthorizationServerConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationContext;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationException;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationValidator;
import org.springframework.security.oauth2.server.authorization.web.authentication.OAuth2AuthorizationConsentAuthenticationConverter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/** Where people sign in: nothing of it is kept in this process, so any replica continues what another has begun. */
@Configuration(proxyBeanMethods = false)
class BrowserEndpoints {

    /** Nothing is loaded but our own style, and nobody shows our pages within his. */
    private static final String CONTENT =
            "default-src 'none'; style-src 'self'; base-uri 'none'; frame-ancestors 'none'";

    private final Pages pages;
    private final PageRefusals refusals;
    private final String issuer;

    BrowserEndpoints(Pages pages, AuthProperties properties) {
        this.pages = pages;
        this.refusals = new PageRefusals(pages);
        this.issuer = properties.issuer();
    }

    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE + 1)
    SecurityFilterChain browserEndpointsChain(HttpSecurity http, BrowserLogins logins, AuthorizationRequests requests) {
        return http.securityMatcher(AuthRoutes.AUTHORIZE, "/login", "/logout", "/consent")
                .oauth2AuthorizationServer(server -> configure(server, requests))
                .securityContext(context -> context.securityContextRepository(logins))
                .authorizeHttpRequests(paths -> paths.requestMatchers(AuthRoutes.AUTHORIZE)
                        .authenticated()
                        .anyRequest()
                        .permitAll())
                .exceptionHandling(handling -> handling.authenticationEntryPoint(this::signInFirst)
                        .accessDeniedHandler((request, response, denied) -> PageRefusals.write(
                                response,
                                HttpStatus.BAD_REQUEST,
                                pages,
                                "The form was too old, or did not come from our page. Load the page again.")))
                .csrf(csrf -> csrf.csrfTokenRepository(csrfTokens()))
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT))
                        .frameOptions(HeadersConfigurer.FrameOptionsConfig::deny)
                        .referrerPolicy(policy -> policy.policy(ReferrerPolicy.NO_REFERRER)))
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .build();
    }

    private void configure(OAuth2AuthorizationServerConfigurer server, AuthorizationRequests requests) {
        server.authorizationEndpoint(endpoint -> endpoint.authorizationRequestConverters(converters -> {
                    converters.clear();
                    converters.add(requests);
                    converters.add(new OAuth2AuthorizationConsentAuthenticationConverter());
                })
                .authenticationProviders(BrowserEndpoints::adapt)
                .consentPage(issuer + "/consent")
                .errorResponseHandler(refusals));
    }

    /** The library refuses {@code openid} unless its own OpenID Connect is on, whose user record and HTTP sessions we have not. */
    private static void adapt(List<AuthenticationProvider> providers) {
        providers.stream()
                .filter(OAuth2AuthorizationCodeRequestAuthenticationProvider.class::isInstance)
                .map(OAuth2AuthorizationCodeRequestAuthenticationProvider.class::cast)
                .forEach(each -> {
                    each.setAuthenticationValidator(new OAuth2AuthorizationCodeRequestAuthenticationValidator()
                            .andThen(BrowserEndpoints::refuseRequestObject));
                    each.setAuthorizationConsentRequired(Prompts::wantConsent);
                });
    }

    /** A request that stands within a token would have to win over the one in the address; one at an address would be fetched. */
    private static void refuseRequestObject(OAuth2AuthorizationCodeRequestAuthenticationContext context) {
        OAuth2AuthorizationCodeRequestAuthenticationToken asked = context.getAuthentication();
        if (asked.getAdditionalParameters().containsKey("request")) {
            throw new OAuth2AuthorizationCodeRequestAuthenticationException(
                    new OAuth2Error("request_not_supported", "a request object is not supported", null), asked);
        }
    }

    private CookieCsrfTokenRepository csrfTokens() {
        CookieCsrfTokenRepository tokens = new CookieCsrfTokenRepository();
        tokens.setCookieName("chamicore_csrf");
        tokens.setCookieCustomizer(cookie -> cookie.httpOnly(true)
                .sameSite("Lax")
                .secure(issuer.startsWith("https:"))
                .path("/"));
        return tokens;
    }

    /** The library has looked at the request by now, and would answer {@code prompt=none} only if it came so far. */
    private void signInFirst(HttpServletRequest request, HttpServletResponse response, AuthenticationException missing)
            throws IOException {
        if (Prompts.forbidPages(request)
                && request.getAttribute(OAuth2AuthorizationCodeRequestAuthenticationToken.class.getName())
                        instanceof OAuth2AuthorizationCodeRequestAuthenticationToken asked) {
            refusals.onAuthenticationFailure(
                    request,
                    response,
                    new OAuth2AuthorizationCodeRequestAuthenticationException(
                            new OAuth2Error("login_required", "nobody has signed in", null), asked));
            return;
        }
        String asked = AuthRoutes.AUTHORIZE + "?" + Prompts.afterSignIn(request);
        response.setStatus(HttpStatus.SEE_OTHER.value());
        response.setHeader(
                "Location", pages.link("/login?continue=" + URLEncoder.encode(asked, StandardCharsets.UTF_8)));
        response.flushBuffer();
    }
}
