package org.chamicore.auth.audit;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One thing that happened, without any secret: of a token its {@code jti}, of an account its name. Who asked, from which address
 * and in which request, the log itself takes from the request.
 *
 * @param allowed whether it was done; false where it was refused
 * @param subject whom or what it concerns: an account, a key, a policy
 * @param details what else is worth knowing, in the order given; values are text, numbers, booleans and lists of these
 */
public record AuditEvent(AuditType type, boolean allowed, String subject, Map<String, Object> details) {

    public AuditEvent {
        details = Collections.unmodifiableMap(new LinkedHashMap<>(details));
    }

    /** Something that was done. */
    public static AuditEvent done(AuditType type, String subject, Map<String, Object> details) {
        return new AuditEvent(type, true, subject, details);
    }

    /** Something that was refused; {@code reason} is in our words and quotes nothing that was sent. */
    public static AuditEvent refused(AuditType type, String subject, String reason) {
        return new AuditEvent(type, false, subject, Map.of("reason", reason));
    }
}
