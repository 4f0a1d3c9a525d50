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

    /** Writes down a token that an account got for itself. */
    void issuedToItself(OAuth2Authorization authorization) {
        uses.touch(new ClientId(authorization.getRegisteredClientId()));
        audit.record(event(claims(authorization), "client_credentials"));
    }

    /** What is to be written down of a token that belongs to a session, if it gets so far. */
    static AuditEvent ofSession(OAuth2Authorization authorization) {
        return event(claims(authorization), "session");
    }

    /** @param how by which grant */
    public void issued(Jwt token, String how) {
        audit.record(event(token.getClaims(), how));
    }

    private static Map<String, Object> claims(OAuth2Authorization authorization) {
        return Objects.requireNonNull(
                Objects.requireNonNull(authorization.getAccessToken()).getClaims());
    }

    private static AuditEvent event(Map<String, Object> claims, String how) {
        String subject = String.valueOf(claims.get("sub"));
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("grant", how);
        List.of("jti", "client_id", "scope")
                .forEach(name -> details.put(name, String.valueOf(claims.getOrDefault(name, ""))));
        return AuditEvent.done(
                subject.equals(BreakGlass.CLIENT_ID) ? AuditType.BREAK_GLASS : AuditType.TOKEN, subject, details);
    }
}
