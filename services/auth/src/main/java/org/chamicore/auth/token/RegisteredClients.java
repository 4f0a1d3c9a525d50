package org.chamicore.auth.token;

import java.net.URI;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.chamicore.auth.account.ClientId;
import org.chamicore.auth.account.Credential;
import org.chamicore.auth.account.ServiceAccountService;
import org.chamicore.auth.application.Application;
import org.chamicore.auth.application.ApplicationService;
import org.chamicore.auth.policy.Policies;
import org.chamicore.auth.role.Grants;
import org.chamicore.auth.role.Scope;
import org.chamicore.auth.shape.TokenShape;
import org.chamicore.auth.token.Holder.Proof;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;
import org.springframework.stereotype.Component;

/**
 * Service accounts, applications and the break-glass account as the authorization server's clients. Nothing is cached: reading a
 * row is small beside signing a token, and an account that is disabled or deleted gets no further token.
 */
@Component
public class RegisteredClients implements RegisteredClientRepository {

    /** The client of those who hold nothing but a bootstrap token, or a refresh token that came of one. */
    public static final String BOOTSTRAP = "bootstrap";

    /** How long a token lives that is of use for a moment. */
    static final Duration SHORT_LIFE = Duration.ofMinutes(15);

    /** Of people's access tokens; the {@code ochami} CLI warns of those that have a quarter of an hour left. */
    private static final Duration PEOPLES_LIFE = Duration.ofMinutes(30);

    private static final String HOLDER = "chamicore.holder";
    private static final String KEYS = "chamicore.keys";

    private final ServiceAccountService accounts;
    private final ApplicationService applications;
    private final BreakGlass breakGlass;
    private final Policies policies;

    RegisteredClients(
            ServiceAccountService accounts, ApplicationService applications, BreakGlass breakGlass, Policies policies) {
        this.accounts = accounts;
        this.applications = applications;
        this.breakGlass = breakGlass;
        this.policies = policies;
    }

    /** For whom the client's own tokens are made. */
    static Holder holder(RegisteredClient client) {
        return Objects.requireNonNull(client.getClientSettings().<Holder>getSetting(HOLDER));
    }

    /** The JWK set of a client that may prove itself with a signature. */
    static Optional<String> keys(RegisteredClient client) {
        return Optional.ofNullable(client.getClientSettings().<String>getSetting(KEYS));
    }

    @Override
    public @Nullable RegisteredClient findById(String id) {
        return findByClientId(id);
    }

    @Override
    public @Nullable RegisteredClient findByClientId(String clientId) {
        if (!ClientId.isValid(clientId)) {
            return null;
        }
        if (clientId.equals(BOOTSTRAP)) {
            return bootstrap();
        }
        if (clientId.equals(BreakGlass.CLIENT_ID)) { // whatever accounts somebody may have called so
            return breakGlass.find().map(this::client).orElse(null);
        }
        return accounts.findCredential(new ClientId(clientId))
                .map(this::client)
                .or(() -> applications.find(clientId).map(RegisteredClients::client))
                .orElse(null);
    }

    @Override
    public void save(RegisteredClient client) {
        throw new UnsupportedOperationException("clients are changed through their own APIs");
    }

    private RegisteredClient client(Credential credential) {
        boolean inNeed = credential.clientId().value().equals(BreakGlass.CLIENT_ID);
        Holder holder = new Holder(
                credential.clientId().value(),
                credential.grants(),
                credential.tokenShape(),
                inNeed ? Proof.BREAK_GLASS : Proof.SERVICE_AUTH,
                null);
        ClientSettings.Builder settings = ClientSettings.builder().setting(HOLDER, holder);
        RegisteredClient.Builder client = named(
                        credential.clientId().value(), policies.current().scopes(credential.grants()))
                .clientSecret(credential.secretHash())
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST)
                .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                .authorizationGrantType(AuthorizationGrantType.TOKEN_EXCHANGE)
                .tokenSettings(TokenSettings.builder()
                        .accessTokenTimeToLive(inNeed ? SHORT_LIFE : Duration.ofSeconds(Lifetime.DEFAULT_SECONDS))
                        .build());
        if (credential.publicKeys() != null) {
            client.clientAuthenticationMethod(ClientAuthenticationMethod.PRIVATE_KEY_JWT);
            settings.setting(KEYS, credential.publicKeys())
                    .tokenEndpointAuthenticationSigningAlgorithm(SignatureAlgorithm.RS256);
        }
        return client.clientSettings(settings.build()).build();
    }

    private static RegisteredClient client(Application application) {
        Application.Spec spec = application.spec();
        return named(application.clientId(), spec.scopes())
                .scope(OidcScopes.OPENID)
                .clientName(spec.name())
                .clientAuthenticationMethod(ClientAuthenticationMethod.NONE)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .authorizationGrantType(AuthorizationGrantType.REFRESH_TOKEN)
                .authorizationGrantType(AuthorizationGrantType.TOKEN_EXCHANGE)
                .redirectUris(
                        uris -> spec.redirectUris().stream().map(URI::toString).forEach(uris::add))
                .clientSettings(ClientSettings.builder()
                        .requireProofKey(true)
                        .requireAuthorizationConsent(spec.asksConsent())
                        .setting(
                                HOLDER,
                                new Holder(
                                        application.clientId(),
                                        new Grants(List.of(), spec.scopes()),
                                        spec.tokenShape(),
                                        Proof.PASSWORD_LOGIN,
                                        null))
                        .build())
                .tokenSettings(rotating(PEOPLES_LIFE))
                .build();
    }

    private static RegisteredClient bootstrap() {
        return named(BOOTSTRAP, List.of(Scope.values()))
                .clientAuthenticationMethod(ClientAuthenticationMethod.NONE)
                .authorizationGrantType(AuthorizationGrantType.TOKEN_EXCHANGE)
                .authorizationGrantType(AuthorizationGrantType.REFRESH_TOKEN)
                .clientSettings(ClientSettings.builder()
                        .setting(
                                HOLDER,
                                new Holder(
                                        BOOTSTRAP,
                                        new Grants(List.of(), List.of()),
                                        TokenShape.OPENCHAMI,
                                        Proof.BOOTSTRAP_TOKEN_EXCHANGE,
                                        null))
                        .build())
                .tokenSettings(rotating(Duration.ofSeconds(Lifetime.DEFAULT_SECONDS)))
                .build();
    }

    private static RegisteredClient.Builder named(String clientId, Collection<Scope> scopes) {
        return RegisteredClient.withId(clientId)
                .clientId(clientId)
                .scopes(all -> scopes.stream().map(Scope::text).forEach(all::add));
    }

    private static TokenSettings rotating(Duration life) {
        return TokenSettings.builder()
                .accessTokenTimeToLive(life)
                .reuseRefreshTokens(false)
                .build();
    }
}
