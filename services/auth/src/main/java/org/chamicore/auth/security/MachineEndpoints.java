package org.chamicore.auth.security;

import java.util.List;
import org.chamicore.auth.AuthProperties;
import org.chamicore.auth.audit.AuditLog;
import org.chamicore.auth.throttle.Throttle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.authorization.OAuth2AuthorizationServerConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.header.HeaderWriterFilter;

/** The authorization server's endpoints that programs call; no other of its endpoints is reachable. */
@Configuration(proxyBeanMethods = false)
class MachineEndpoints {

    private final ClientProofs proofs;
    private final GrantTypes grants;
    private final TokenRefusals refusals = new TokenRefusals();

    MachineEndpoints(ClientProofs proofs, GrantTypes grants) {
        this.proofs = proofs;
        this.grants = grants;
    }

    @Bean
    AuthorizationServerSettings authorizationServerSettings(AuthProperties properties) {
        return AuthorizationServerSettings.builder()
                .issuer(properties.issuer())
                .authorizationEndpoint(AuthRoutes.AUTHORIZE)
                .tokenEndpoint(AuthRoutes.TOKEN)
                .tokenIntrospectionEndpoint(AuthRoutes.INTROSPECT)
                .tokenRevocationEndpoint(AuthRoutes.REVOKE)
                .build();
    }

    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    SecurityFilterChain machineEndpointsChain(HttpSecurity http, Throttle throttle, AuditLog audit) {
        return http.securityMatcher(AuthRoutes.TOKEN, AuthRoutes.INTROSPECT, AuthRoutes.REVOKE)
                .oauth2AuthorizationServer(this::configure)
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .exceptionHandling(handling -> handling.authenticationEntryPoint(refusals))
                .addFilterAfter(new TokenRequestFilter(refusals), HeaderWriterFilter.class)
                .addFilterAfter(new ThrottleFilter(refusals, throttle), TokenRequestFilter.class)
                .addFilterAfter(new RefusalRecords(audit), ThrottleFilter.class)
                .csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .build();
    }

    private void configure(OAuth2AuthorizationServerConfigurer server) {
        server.clientAuthentication(client -> client.authenticationConverters(proofs::replaceConverters)
                        .authenticationProviders(proofs::replaceProviders)
                        .errorResponseHandler(refusals))
                .tokenEndpoint(token -> token.accessTokenRequestConverters(grants::replaceConverters)
                        .authenticationProviders(grants::replaceProviders)
                        .accessTokenResponseHandler(TokenAnswers.handler())
                        .errorResponseHandler(refusals))
                .tokenIntrospectionEndpoint(introspection -> introspection
                        .authenticationProviders(providers -> {
                            providers.clear();
                            providers.addAll(List.of(grants.introspection()));
                        })
                        .errorResponseHandler(refusals))
                .tokenRevocationEndpoint(revocation -> revocation
                        .authenticationProviders(providers -> {
                            providers.clear();
                            providers.addAll(List.of(grants.revocation()));
                        })
                        .errorResponseHandler(refusals));
    }
}
