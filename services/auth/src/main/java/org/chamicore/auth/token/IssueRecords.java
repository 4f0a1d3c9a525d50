package org.chamicore.auth.token;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.chamicore.auth.account.ClientId;
import org.chamicore.auth.account.LastUses;
import org.chamicore.auth.audit.AuditEvent;
import org.chamicore.auth.audit.AuditLog;
import org.chamicore.auth.audit.AuditType;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.stereotype.Component;

/** Writes down every token that is issued, by its {@code jti}. */
@Component
public class IssueRecords {

    private final LastUses uses;
    private final AuditLog audit;

    IssueRecords(LastUses uses, AuditLog audit) {
        this.uses = uses;
        this.audit = audit;
    }

    void issued(OAuth2Authorization authorization) {
        boolean forItself = AuthorizationGrantType.CLIENT_CREDENTIALS.equals(authorization.getAuthorizationGrantType());
        if (forItself) {
            uses.touch(new ClientId(authorization.getRegisteredClientId()));
        }
        Map<String, Object> claims = Objects.requireNonNull(
                Objects.requireNonNull(authorization.getAccessToken()).getClaims());
        record(claims, forItself ? "client_credentials" : "session");
    }

    /** @param how by which grant */
    public void issued(Jwt token, String how) {
        record(token.getClaims(), how);
    }

    private void record(Map<String, Object> claims, String how) {
        String subject = String.valueOf(claims.get("sub"));
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("grant", how);
        List.of("jti", "client_id", "scope").forEach(name -> details.put(name, String.valueOf(claims.get(name))));
        audit.record(AuditEvent.done(
                subject.equals(BreakGlass.CLIENT_ID) ? AuditType.BREAK_GLASS : AuditType.TOKEN, subject, details));
    }
}
