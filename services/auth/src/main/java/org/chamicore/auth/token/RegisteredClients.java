package org.chamicore.auth.token;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.chamicore.auth.account.ClientId;
import org.chamicore.auth.account.Credential;
import org.chamicore.auth.account.ServiceAccountService;
import org.chamicore.auth.policy.Policies;
import org.chamicore.auth.role.Grants;
import org.chamicore.auth.role.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;
import org.springframework.stereotype.Component;

/**
 * The service accounts as the authorization server's clients. Nothing is cached: reading one row is small beside signing a
 * token, and an account that is disabled or deleted gets no further token.
 */
@Component
class RegisteredClients implements RegisteredClientRepository {

    private static final String GRANTS = "chamicore.grants";

    private final ServiceAccountService accounts;
    private final Policies policies;

    RegisteredClients(ServiceAccountService accounts, Policies policies) {
        this.accounts = accounts;
        this.policies = policies;
    }

    /** What the client's account was granted. */
    static Grants grants(RegisteredClient client) {
        return Objects.requireNonNull(client.getClientSettings().<Grants>getSetting(GRANTS));
    }

    @Override
    public @Nullable RegisteredClient findById(String id) {
        return findByClientId(id);
    }

    @Override
    public @Nullable RegisteredClient findByClientId(String clientId) {
        return ClientId.isValid(clientId)
                ? accounts.findCredential(new ClientId(clientId))
                        .map(this::client)
                        .orElse(null)
                : null;
    }

    @Override
    public void save(RegisteredClient client) {
        throw new UnsupportedOperationException("service accounts are changed through their API");
    }

    private RegisteredClient client(Credential credential) {
        List<String> scopes = policies.current().scopes(credential.grants()).stream()
                .map(Scope::text)
                .toList();
        return RegisteredClient.withId(credential.clientId().value())
                .clientId(credential.clientId().value())
                .clientSecret(credential.secretHash())
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST)
                .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                .scopes(all -> all.addAll(scopes))
                .clientSettings(ClientSettings.builder()
                        .setting(GRANTS, credential.grants())
                        .build())
                .tokenSettings(TokenSettings.builder()
                        .accessTokenTimeToLive(Duration.ofSeconds(Lifetime.DEFAULT_SECONDS))
                        .build())
                .build();
    }
}
