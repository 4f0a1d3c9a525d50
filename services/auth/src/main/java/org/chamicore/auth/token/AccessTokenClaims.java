package org.chamicore.auth.token;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.chamicore.auth.policy.Policies;
import org.chamicore.auth.role.Scope;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientCredentialsAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.stereotype.Component;

/** Gives access tokens the shape of RFC 9068, with the roles, for the audiences whose scopes were granted. */
@Component
class AccessTokenClaims implements OAuth2TokenCustomizer<JwtEncodingContext> {

    private final Policies policies;

    AccessTokenClaims(Policies policies) {
        this.policies = policies;
    }

    @Override
    public void customize(JwtEncodingContext context) {
        RegisteredClient client = context.getRegisteredClient();
        Set<Scope> granted = context.getAuthorizedScopes().stream()
                .map(Scope::parse)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Scope.class)));
        context.getJwsHeader().type("at+jwt");
        JwtClaimsSet.Builder claims = context.getClaims()
                .audience(Scope.audiences(granted))
                .claim("client_id", client.getClientId())
                .claim("scope", Scope.join(granted))
                .claims(all -> all.putAll(policies.current().claims(RegisteredClients.grants(client), granted)));
        if (context.getAuthorizationGrant() instanceof OAuth2ClientCredentialsAuthenticationToken asked
                && asked.getAdditionalParameters().get(Lifetime.PARAMETER) instanceof Lifetime lifetime) {
            claims.claims(all -> all.put(
                    JwtClaimNames.EXP,
                    ((Instant) Objects.requireNonNull(all.get(JwtClaimNames.IAT))).plus(lifetime.duration())));
        }
    }
}
