package org.chamicore.auth.token;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.chamicore.auth.audit.AuditEvent;
import org.chamicore.auth.audit.AuditLog;
import org.chamicore.auth.audit.AuditType;
import org.chamicore.auth.revocation.Revocations;
import org.chamicore.auth.session.SessionService;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2TokenRevocationAuthenticationToken;
import org.springframework.stereotype.Component;

/**
 * Calls back a client's own tokens (RFC 7009): an access token alone, with a refresh token its whole session. What is unknown, over
 * or malformed is good already; only what is another client's is refused.
 */
@Component
public class Revocation implements AuthenticationProvider {

    private final OwnTokens tokens;
    private final SessionService sessions;
    private final Revocations revocations;
    private final AuditLog audit;

    Revocation(OwnTokens tokens, SessionService sessions, Revocations revocations, AuditLog audit) {
        this.tokens = tokens;
        this.sessions = sessions;
        this.revocations = revocations;
        this.audit = audit;
    }

    @Override
    public Authentication authenticate(Authentication authentication) {
        OAuth2TokenRevocationAuthenticationToken asked = (OAuth2TokenRevocationAuthenticationToken) authentication;
        String client = ((OAuth2ClientAuthenticationToken) Objects.requireNonNull(asked.getPrincipal())).getName();
        Optional<Map<String, Object>> access = tokens.read(asked.getToken());
        if (access.isPresent()) {
            callBack(access.get(), client);
        } else {
            sessions.peek(asked.getToken()).ifPresent(session -> {
                refuseOther(session.owner().clientId(), client);
                sessions.end(session.id());
                audit.record(AuditEvent.done(
                        AuditType.TOKEN_REVOKED,
                        session.owner().subject(),
                        Map.of("sid", session.id().toString())));
            });
        }
        return asked;
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return OAuth2TokenRevocationAuthenticationToken.class.isAssignableFrom(authentication);
    }

    private void callBack(Map<String, Object> claims, String client) {
        refuseOther(String.valueOf(claims.get("client_id")), client);
        String jti = String.valueOf(claims.get("jti"));
        revocations.revokeToken(jti, (Instant) Objects.requireNonNull(claims.get("exp")));
        audit.record(AuditEvent.done(AuditType.TOKEN_REVOKED, String.valueOf(claims.get("sub")), Map.of("jti", jti)));
    }

    private static void refuseOther(String holder, String client) {
        if (!holder.equals(client)) {
            throw new OAuth2AuthenticationException(OAuth2ErrorCodes.UNAUTHORIZED_CLIENT);
        }
    }
}
