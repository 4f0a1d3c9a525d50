package org.chamicore.auth.token;

import com.nimbusds.jose.JOSEObjectType;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chamicore.auth.AuthProperties;
import org.chamicore.auth.policy.Policies;
import org.chamicore.auth.role.Grants;
import org.chamicore.auth.role.Scope;
import org.chamicore.auth.session.Session;
import org.chamicore.auth.shape.TokenShape;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientCredentialsAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenGenerator;
import org.springframework.stereotype.Component;

/** Makes access tokens: in the form of RFC 9068, or in that which the checkers of today accept, always signed alike. */
@Component
public class AccessTokens implements OAuth2TokenGenerator<Jwt> {

    /** What tells access tokens from others that the same key signs. */
    static final JOSEObjectType TYPE = new JOSEObjectType("at+jwt");

    private final String issuer;
    private final OpenChamiClaims openChami;
    private final TokenSigner signer;
    private final Policies policies;

    AccessTokens(AuthProperties properties, OpenChamiClaims openChami, TokenSigner signer, Policies policies) {
        this.issuer = properties.issuer();
        this.openChami = openChami;
        this.signer = signer;
        this.policies = policies;
    }

    /** Every scope that a token for somebody with these grants may carry now, sorted. */
    public List<Scope> scopes(Grants grants) {
        return policies.current().scopes(grants);
    }

    @Override
    public @Nullable Jwt generate(OAuth2TokenContext context) {
        if (!OAuth2TokenType.ACCESS_TOKEN.equals(context.getTokenType())) {
            return null;
        }
        RegisteredClient client = context.getRegisteredClient();
        Set<Scope> scopes = context.getAuthorizedScopes().stream()
                .filter(scope -> !scope.equals(OidcScopes.OPENID)) // it opens no service
                .map(Scope::parse)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Scope.class)));
        Instant end = now().plus(lifetime(context, client));
        if (context.getPrincipal() instanceof HolderAuthentication holder) {
            return issue(holder.holder(), client.getClientId(), scopes, end);
        }
        return issue(RegisteredClients.holder(client), client.getClientId(), scopes, end);
    }

    /**
     * A new token.
     *
     * @param clientId the program that asked for it
     * @param scopes no more than the holder may have
     * @param end when it ends, where its session does not end earlier
     */
    public Jwt issue(Holder holder, String clientId, Set<Scope> scopes, Instant end) {
        Instant now = now();
        Session session = holder.session();
        Instant last = session == null ? end : earlier(end, session.endsAt());
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("iss", issuer);
        claims.put("sub", holder.subject());
        claims.put("aud", audience(holder, scopes));
        claims.put("iat", now);
        claims.put("nbf", now);
        claims.put("exp", last);
        claims.put("jti", UUID.randomUUID().toString());
        claims.put("client_id", clientId);
        if (session != null) {
            claims.put("sid", session.id().toString());
        }
        if (!scopes.isEmpty()) {
            claims.put("scope", Scope.join(scopes));
        }
        claims.putAll(policies.current().claims(holder.grants(), scopes));
        if (holder.tokenShape() == TokenShape.OPENCHAMI) {
            openChami.addTo(claims, holder, scopes);
        }
        return signer.sign(TYPE, claims, now, last);
    }

    /** A token that opens no service is for this server alone, which takes it for introspection. */
    private List<String> audience(Holder holder, Set<Scope> scopes) {
        List<String> services = Stream.concat(Scope.audiences(scopes).stream(), holder.audience().stream())
                .distinct()
                .toList();
        return services.isEmpty() ? List.of(issuer) : services;
    }

    private static Duration lifetime(OAuth2TokenContext context, RegisteredClient client) {
        return context.getAuthorizationGrant() instanceof OAuth2ClientCredentialsAuthenticationToken asked
                        && asked.getAdditionalParameters().get(Lifetime.PARAMETER) instanceof Lifetime lifetime
                ? lifetime.duration()
                : Objects.requireNonNull(client.getTokenSettings().getAccessTokenTimeToLive());
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.SECONDS);
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other.truncatedTo(ChronoUnit.SECONDS);
    }
}
