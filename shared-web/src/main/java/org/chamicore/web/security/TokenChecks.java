package org.chamicore.web.security;

import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationProvider;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.security.oauth2.server.resource.web.BearerTokenResolver;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationConverter;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;

/** The filter that checks tokens, as it enforces and as it only tells what it would refuse. */
final class TokenChecks {

    private static final Logger log = LoggerFactory.getLogger(TokenChecks.class);

    private TokenChecks() {}

    static BearerTokenAuthenticationFilter enforcing(JwtDecoder decoder, Supplier<Policy> policy, Refusals refusals) {
        return filter(checked(decoder, policy), new BearerTokens(), refusals);
    }

    static BearerTokenAuthenticationFilter shadowing(JwtDecoder decoder, Supplier<Policy> policy, Refusals refusals) {
        AuthenticationManager checks = checked(decoder, policy);
        BearerTokenResolver tokens = new BearerTokens();
        return filter(
                token -> {
                    try {
                        return checks.authenticate(token);
                    } catch (AuthenticationException refused) {
                        log.warn("Would refuse the token: {}", refused.getMessage());
                        return new AnonymousAuthenticationToken(
                                "shadow", "anonymous", AuthorityUtils.createAuthorityList("ANONYMOUS"));
                    }
                },
                request -> {
                    try {
                        return tokens.resolve(request);
                    } catch (OAuth2AuthenticationException refused) {
                        log.warn("Would refuse the token: {}", refused.getMessage());
                        return null;
                    }
                },
                refusals);
    }

    private static BearerTokenAuthenticationFilter filter(
            AuthenticationManager checks, BearerTokenResolver tokens, Refusals refusals) {
        BearerTokenAuthenticationConverter converter = new BearerTokenAuthenticationConverter();
        converter.setBearerTokenResolver(tokens);
        BearerTokenAuthenticationFilter filter = new BearerTokenAuthenticationFilter(checks, converter);
        filter.setAuthenticationEntryPoint(refusals);
        filter.setAuthenticationFailureHandler(refusals);
        return filter;
    }

    private static AuthenticationManager checked(JwtDecoder decoder, Supplier<Policy> policy) {
        JwtAuthenticationProvider provider = new JwtAuthenticationProvider(decoder);
        provider.setJwtAuthenticationConverter(token -> new JwtAuthenticationToken(
                token, Callers.authorities(policy.get().rights(token))));
        return new ProviderManager(provider);
    }
}
