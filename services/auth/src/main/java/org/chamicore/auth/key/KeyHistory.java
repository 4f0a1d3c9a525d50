package org.chamicore.auth.key;

import java.time.Duration;
import java.util.Map;
import org.chamicore.auth.audit.AuditEvent;
import org.chamicore.auth.audit.AuditLog;
import org.chamicore.auth.audit.AuditType;
import org.chamicore.db.changelog.Change;
import org.chamicore.db.changelog.ChangeLog;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Writes down which keys were made; never the keys. */
@Component
class KeyHistory {

    private static final Logger log = LoggerFactory.getLogger(KeyHistory.class);

    private final ChangeLog changes;
    private final AuditLog audit;
    private final JsonMapper json;

    KeyHistory(ChangeLog changes, AuditLog audit, JsonMapper json) {
        this.changes = changes;
        this.audit = audit;
        this.json = json;
    }

    void created(String kid) {
        changes.append(Change.created(
                "signing_key", kid, json.valueToTree(Map.of("kid", kid, "algorithm", SigningKey.ALGORITHM.getName()))));
        log.info("Signing key {} made", kid);
    }

    void rotated(String kid, Duration lead, Duration overlap) {
        audit.record(AuditEvent.done(
                AuditType.KEY_ROTATED,
                kid,
                Map.of("leadSeconds", lead.toSeconds(), "overlapSeconds", overlap.toSeconds())));
    }
}
