package org.chamicore.auth.token;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.chamicore.auth.audit.AuditEvent;
import org.chamicore.auth.session.CodeRequest;
import org.chamicore.auth.session.Kind;
import org.chamicore.auth.session.RefreshToken;
import org.chamicore.auth.session.Session;
import org.chamicore.auth.session.Session.Owner;
import org.chamicore.auth.session.SessionService;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.core.endpoint.PkceParameterNames;
import org.springframework.security.oauth2.core.oidc.IdTokenClaimNames;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationCode;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.stereotype.Component;

/**
 * Keeps what the authorization server must find again, as sessions, in clear columns and with hashes in place of tokens. Of a
 * token for the client itself nothing is kept: it says all in itself.
 */
@Component
class Authorizations implements OAuth2AuthorizationService {

    /** When a session ends, as an attribute of an authorization. */
    static final String ENDS_AT = "chamicore.ends-at";

    private static final String USED = "chamicore.used-refresh-token";
    private static final Duration SESSION_LIFE = Duration.ofDays(7);
    private static final Duration CONSENT_LIFE = Duration.ofMinutes(10);

    private final SessionService sessions;
    private final SessionHolders holders;
    private final IssueRecords records;

    Authorizations(SessionService sessions, SessionHolders holders, IssueRecords records) {
        this.sessions = sessions;
        this.holders = holders;
        this.records = records;
    }

    @Override
    public void save(OAuth2Authorization authorization) {
        OAuth2Authorization.Token<OAuth2AuthorizationCode> code = authorization.getToken(OAuth2AuthorizationCode.class);
        if (authorization.getAccessToken() != null) {
            saveTokens(authorization);
        } else if (code == null) {
            sessions.await(
                    session(authorization, List.of(), Instant.now().plus(CONSENT_LIFE)),
                    request(authorization),
                    Objects.requireNonNull(authorization.<String>getAttribute(OAuth2ParameterNames.STATE)));
        } else if (code.isInvalidated()) {
            sessions.revoke(UUID.fromString(authorization.getId()), "a code came from another client");
        } else {
            sessions.grant(
                    session(
                            authorization,
                            authorization.getAuthorizedScopes().stream()
                                    .sorted()
                                    .toList(),
                            Instant.now().plus(SESSION_LIFE)),
                    request(authorization),
                    code.getToken().getTokenValue(),
                    Objects.requireNonNull(code.getToken().getExpiresAt()));
        }
    }

    private void saveTokens(OAuth2Authorization authorization) {
        if (AuthorizationGrantType.CLIENT_CREDENTIALS.equals(authorization.getAuthorizationGrantType())) {
            records.issuedToItself(authorization);
            return;
        }
        UUID id = UUID.fromString(authorization.getId());
        RefreshToken issued = issued(authorization);
        String used = authorization.getAttribute(USED);
        AuditEvent told = IssueRecords.ofSession(authorization);
        boolean good = used == null ? sessions.redeem(id, issued, told) : sessions.rotate(id, used, issued, told);
        if (!good) {
            sessions.revoke(id, "a code or refresh token came twice at the same time");
            throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_GRANT);
        }
    }

    @Override
    public void remove(OAuth2Authorization authorization) {
        sessions.forget(UUID.fromString(authorization.getId()));
    }

    @Override
    public @Nullable OAuth2Authorization findById(String id) {
        throw new UnsupportedOperationException("nobody asks for sessions by their id");
    }

    @Override
    public @Nullable OAuth2Authorization findByToken(String token, @Nullable OAuth2TokenType type) {
        String kind = type == null ? "" : type.getValue();
        return switch (kind) {
            case OAuth2ParameterNames.STATE ->
                sessions.findByState(token).flatMap(asked -> read(asked, null)).orElse(null);
            case OAuth2ParameterNames.CODE ->
                sessions.findByCode(token).flatMap(asked -> read(asked, token)).orElse(null);
            case OAuth2ParameterNames.REFRESH_TOKEN ->
                sessions.findByRefreshToken(token)
                        .flatMap(continued -> read(continued, token))
                        .orElse(null);
            default -> null;
        };
    }

    private Optional<OAuth2Authorization> read(SessionService.Asked asked, @Nullable String code) {
        Session session = asked.session();
        return holders.builder(session).map(builder -> {
            CodeRequest request = asked.request();
            builder.attribute(
                    OAuth2AuthorizationRequest.class.getName(),
                    OAuth2AuthorizationRequest.authorizationCode()
                            .authorizationUri("/oauth2/authorize")
                            .clientId(session.owner().clientId())
                            .redirectUri(request.redirectUri())
                            .scopes(new LinkedHashSet<>(request.scopes()))
                            .state(request.state())
                            .additionalParameters(parameters(request))
                            .build());
            if (code != null) {
                Instant expiresAt = Objects.requireNonNull(asked.codeExpiresAt());
                builder.token(new OAuth2AuthorizationCode(code, expiresAt.minusSeconds(1), expiresAt));
            }
            return builder.build();
        });
    }

    private Optional<OAuth2Authorization> read(SessionService.Continued continued, String token) {
        return holders.builder(continued.session()).map(builder -> builder.refreshToken(
                        new OAuth2RefreshToken(token, continued.expiresAt().minusSeconds(1), continued.expiresAt()))
                .attribute(USED, token)
                .build());
    }

    private static Map<String, Object> parameters(CodeRequest request) {
        Map<String, Object> parameters = new HashMap<>(Map.of(
                PkceParameterNames.CODE_CHALLENGE,
                request.codeChallenge(),
                PkceParameterNames.CODE_CHALLENGE_METHOD,
                "S256"));
        if (request.nonce() != null) {
            parameters.put(OidcParameterNames.NONCE, request.nonce());
        }
        if (request.signedInAt() != null) {
            parameters.put(IdTokenClaimNames.AUTH_TIME, request.signedInAt());
        }
        return parameters;
    }

    private static Session session(OAuth2Authorization authorization, List<String> scopes, Instant endsAt) {
        return new Session(
                UUID.fromString(authorization.getId()),
                new Owner(authorization.getRegisteredClientId(), authorization.getPrincipalName(), Kind.USER),
                scopes,
                List.of(),
                endsAt);
    }

    private static CodeRequest request(OAuth2Authorization authorization) {
        OAuth2AuthorizationRequest asked = Objects.requireNonNull(
                authorization.<OAuth2AuthorizationRequest>getAttribute(OAuth2AuthorizationRequest.class.getName()));
        return new CodeRequest(
                Objects.requireNonNullElse(asked.getRedirectUri(), ""),
                asked.getState(),
                (String) Objects.requireNonNull(asked.getAdditionalParameters().get(PkceParameterNames.CODE_CHALLENGE)),
                asked.getScopes().stream().sorted().toList(),
                (String) asked.getAdditionalParameters().get(OidcParameterNames.NONCE),
                (Instant) asked.getAdditionalParameters().get(IdTokenClaimNames.AUTH_TIME));
    }

    private static RefreshToken issued(OAuth2Authorization authorization) {
        OAuth2RefreshToken refresh =
                Objects.requireNonNull(authorization.getRefreshToken()).getToken();
        return new RefreshToken(refresh.getTokenValue(), Objects.requireNonNull(refresh.getExpiresAt()));
    }
}
