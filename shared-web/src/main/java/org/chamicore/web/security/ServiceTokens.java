package org.chamicore.web.security;

import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.springframework.http.client.ClientHttpRequestInterceptor;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.oauth2.client.AuthorizedClientServiceOAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.InMemoryOAuth2AuthorizedClientService;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientProviderBuilder;
import org.springframework.security.oauth2.client.endpoint.RestClientClientCredentialsTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.client.OAuth2ClientHttpRequestInterceptor;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.web.client.RestClient;

/** The tokens with which this service calls others: fetched with its own account, kept until shortly before they end. */
public final class ServiceTokens {

    private static final String REGISTRATION = "self";
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);
    private static final Duration READ_TIMEOUT = Duration.ofSeconds(10);

    private ServiceTokens() {}

    /**
     * Sends a token along with every call; none where this service has no account.
     *
     * @param fallbackClientId the account's name where the settings give none
     * @throws IllegalStateException when the file with the account's secret cannot be read
     */
    public static List<ClientHttpRequestInterceptor> forCalls(
            AuthProperties auth, String fallbackClientId, String scope) {
        if (auth.clientSecretFile() == null) {
            return List.of();
        }
        ClientRegistration account = ClientRegistration.withRegistrationId(REGISTRATION)
                .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                .tokenUri(auth.tokens().toString())
                .clientId(auth.clientId() == null ? fallbackClientId : auth.clientId())
                .clientSecret(secret(auth.clientSecretFile()))
                .scope(scope)
                .build();
        InMemoryClientRegistrationRepository accounts = new InMemoryClientRegistrationRepository(account);
        InMemoryOAuth2AuthorizedClientService kept = new InMemoryOAuth2AuthorizedClientService(accounts);
        AuthorizedClientServiceOAuth2AuthorizedClientManager manager =
                new AuthorizedClientServiceOAuth2AuthorizedClientManager(accounts, kept);
        manager.setAuthorizedClientProvider(OAuth2AuthorizedClientProviderBuilder.builder()
                .clientCredentials(grant -> grant.accessTokenResponseClient(tokens()))
                .build());
        OAuth2ClientHttpRequestInterceptor interceptor = new OAuth2ClientHttpRequestInterceptor(manager);
        interceptor.setClientRegistrationIdResolver(request -> REGISTRATION);
        interceptor.setPrincipalResolver(
                request -> UsernamePasswordAuthenticationToken.unauthenticated(REGISTRATION, ""));
        // A token that the other side refuses is dropped, so that the next call fetches a new one.
        interceptor.setAuthorizationFailureHandler(
                OAuth2ClientHttpRequestInterceptor.authorizationFailureHandler(kept));
        return List.of(interceptor);
    }

    /** As the library's own, except that it does not wait for ever. */
    private static RestClientClientCredentialsTokenResponseClient tokens() {
        JdkClientHttpRequestFactory requests = new JdkClientHttpRequestFactory(
                HttpClient.newBuilder().connectTimeout(CONNECT_TIMEOUT).build());
        requests.setReadTimeout(READ_TIMEOUT);
        RestClientClientCredentialsTokenResponseClient tokens = new RestClientClientCredentialsTokenResponseClient();
        tokens.setRestClient(RestClient.builder()
                .requestFactory(requests)
                .configureMessageConverters(converters -> converters
                        .addCustomConverter(new FormHttpMessageConverter())
                        .addCustomConverter(new OAuth2AccessTokenResponseHttpMessageConverter()))
                .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
                .build());
        return tokens;
    }

    private static String secret(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException unreadable) {
            throw new IllegalStateException(
                    "chamicore.auth.client-secret-file names %s, which cannot be read".formatted(file), unreadable);
        }
    }
}
