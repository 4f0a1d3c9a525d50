package org.chamicore.auth.account;

import java.util.Map;
import org.chamicore.auth.audit.AuditEvent;
import org.chamicore.auth.audit.AuditLog;
import org.chamicore.auth.audit.AuditType;
import org.chamicore.db.changelog.Change;
import org.chamicore.db.changelog.ChangeLog;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Tells the change log and the audit log what became of an account; neither knows a secret. */
@Component
class AccountHistory {

    private static final String KIND = "service_account";

    private final ChangeLog changes;
    private final AuditLog audit;
    private final JsonMapper json;

    AccountHistory(ChangeLog changes, AuditLog audit, JsonMapper json) {
        this.changes = changes;
        this.audit = audit;
        this.json = json;
    }

    void created(ServiceAccount account) {
        changes.append(Change.created(KIND, account.clientId().value(), json.valueToTree(account)));
        audit(account, "created");
    }

    void changed(String action, ServiceAccount before, ServiceAccount after) {
        changes.append(
                Change.updated(KIND, after.clientId().value(), json.valueToTree(before), json.valueToTree(after)));
        audit(after, action);
    }

    void deleted(ServiceAccount account) {
        changes.append(Change.deleted(KIND, account.clientId().value(), json.valueToTree(account)));
        audit(account, "deleted");
    }

    private void audit(ServiceAccount account, String action) {
        audit.record(AuditEvent.done(
                AuditType.SERVICE_ACCOUNT_CHANGED, account.clientId().value(), Map.of("action", action)));
    }
}
