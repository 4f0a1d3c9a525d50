package org.chamicore.auth.token;

import java.security.Principal;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chamicore.auth.policy.Policies;
import org.chamicore.auth.role.Grants;
import org.chamicore.auth.role.Scope;
import org.chamicore.auth.session.Kind;
import org.chamicore.auth.session.Session;
import org.chamicore.auth.token.Holder.Proof;
import org.chamicore.auth.user.UserService;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.stereotype.Component;

/** For whom a session's tokens are made, and what they may carry by now: rights that were taken away are gone with the next token. */
@Component
class SessionHolders {

    private final RegisteredClients clients;
    private final UserService users;
    private final Policies policies;

    SessionHolders(RegisteredClients clients, UserService users, Policies policies) {
        this.clients = clients;
        this.users = users;
        this.policies = policies;
    }

    /** The beginning of a session's authorization; empty where its user or its application is no more. */
    Optional<OAuth2Authorization.Builder> builder(Session session) {
        RegisteredClient client = clients.findById(session.owner().clientId());
        if (client == null) {
            return Optional.empty();
        }
        return holder(session, client).map(holder -> {
            Set<String> scopes = new HashSet<>(session.scopes());
            scopes.retainAll(Stream.concat(
                            Stream.of(OidcScopes.OPENID),
                            policies.current().scopes(holder.grants()).stream().map(Scope::text))
                    .collect(Collectors.toSet()));
            return OAuth2Authorization.withRegisteredClient(client)
                    .id(session.id().toString())
                    .principalName(holder.subject())
                    .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                    .authorizedScopes(scopes)
                    .attribute(Principal.class.getName(), new HolderAuthentication(holder))
                    .attribute(Authorizations.ENDS_AT, session.endsAt());
        });
    }

    private Optional<Holder> holder(Session session, RegisteredClient client) {
        String subject = session.owner().subject();
        if (session.owner().kind() == Kind.BOOTSTRAP) {
            List<Scope> scopes = session.scopes().stream().map(Scope::parse).toList();
            return Optional.of(new Holder(
                    subject,
                    new Grants(List.of(), scopes),
                    RegisteredClients.holder(client).tokenShape(),
                    Proof.BOOTSTRAP_TOKEN_EXCHANGE,
                    session));
        }
        return users.findGrants(subject)
                .map(grants -> new Holder(
                        subject, grants, RegisteredClients.holder(client).tokenShape(), Proof.PASSWORD_LOGIN, session));
    }
}
