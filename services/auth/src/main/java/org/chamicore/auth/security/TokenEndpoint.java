package org.chamicore.auth.security;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.chamicore.auth.AuthProperties;
import org.chamicore.auth.role.Scope;
import org.chamicore.auth.token.ClientCredentialsRequests;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.authorization.OAuth2AuthorizationServerConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.server.authorization.authentication.ClientSecretAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AccessTokenAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientCredentialsAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.web.authentication.ClientSecretBasicAuthenticationConverter;
import org.springframework.security.oauth2.server.authorization.web.authentication.ClientSecretPostAuthenticationConverter;
import org.springframework.security.oauth2.server.authorization.web.authentication.OAuth2AccessTokenResponseAuthenticationSuccessHandler;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.header.HeaderWriterFilter;

/** The authorization server, cut down to what works truly: one endpoint, one grant, clients with secrets. */
@Configuration(proxyBeanMethods = false)
class TokenEndpoint {

    private final TokenRefusals refusals = new TokenRefusals();

    @Bean
    AuthorizationServerSettings authorizationServerSettings(AuthProperties properties) {
        return AuthorizationServerSettings.builder()
                .issuer(properties.issuer())
                .tokenEndpoint(AuthRoutes.TOKEN)
                .build();
    }

    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    SecurityFilterChain tokenEndpointChain(HttpSecurity http) {
        return http.securityMatcher(AuthRoutes.TOKEN)
                .oauth2AuthorizationServer(this::cutDown)
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .exceptionHandling(handling -> handling.authenticationEntryPoint(refusals))
                .addFilterAfter(new TokenRequestFilter(refusals), HeaderWriterFilter.class)
                .csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .build();
    }

    private void cutDown(OAuth2AuthorizationServerConfigurer server) {
        server.clientAuthentication(client -> client.authenticationConverters(converters -> {
                            converters.clear();
                            converters.addAll(List.of(
                                    new ClientSecretBasicAuthenticationConverter(),
                                    new ClientSecretPostAuthenticationConverter()));
                        })
                        .authenticationProviders(providers ->
                                providers.removeIf(each -> !(each instanceof ClientSecretAuthenticationProvider)))
                        .errorResponseHandler(refusals))
                .tokenEndpoint(token -> token.accessTokenRequestConverters(converters -> {
                            converters.clear();
                            converters.add(new ClientCredentialsRequests());
                        })
                        .authenticationProviders(providers -> providers.removeIf(
                                each -> !(each instanceof OAuth2ClientCredentialsAuthenticationProvider)))
                        .accessTokenResponseHandler(sameAnswers())
                        .errorResponseHandler(refusals));
    }

    /** The same request gets the same answer: scopes in one order, and the whole life, where the library tells what is left of it. */
    private static OAuth2AccessTokenResponseAuthenticationSuccessHandler sameAnswers() {
        var answers = new OAuth2AccessTokenResponseAuthenticationSuccessHandler();
        answers.setAccessTokenResponseCustomizer(context -> {
            OAuth2AccessTokenAuthenticationToken issued = context.getAuthentication();
            OAuth2AccessToken token = issued.getAccessToken();
            context.getAccessTokenResponse()
                    .scopes(inOrder(token.getScopes()))
                    .additionalParameters(
                            Map.of(OAuth2ParameterNames.EXPIRES_IN, life(token).toSeconds()));
        });
        return answers;
    }

    private static Set<String> inOrder(Set<String> scopes) {
        return scopes.stream()
                .map(Scope::parse)
                .sorted()
                .map(Scope::text)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static Duration life(OAuth2AccessToken token) {
        return Duration.between(
                Objects.requireNonNull(token.getIssuedAt()), Objects.requireNonNull(token.getExpiresAt()));
    }
}
