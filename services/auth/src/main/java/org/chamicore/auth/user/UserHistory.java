package org.chamicore.auth.user;

import java.util.List;
import java.util.Map;
import org.chamicore.auth.audit.AuditEvent;
import org.chamicore.auth.audit.AuditLog;
import org.chamicore.auth.audit.AuditType;
import org.chamicore.auth.role.Role;
import org.chamicore.db.changelog.Change;
import org.chamicore.db.changelog.ChangeLog;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Writes down what is done to users, in the change log and the audit log; neither knows a password. */
@Component
class UserHistory {

    private static final String KIND = "local_user";

    private final ChangeLog changes;
    private final AuditLog audit;
    private final JsonMapper json;

    UserHistory(ChangeLog changes, AuditLog audit, JsonMapper json) {
        this.changes = changes;
        this.audit = audit;
        this.json = json;
    }

    void created(LocalUser user) {
        changes.append(Change.created(KIND, user.username().value(), json(user)));
        record(user, "created", false);
    }

    void updated(LocalUser before, LocalUser after, boolean newPassword) {
        changes.append(Change.updated(KIND, after.username().value(), json(before), json(after)));
        record(after, "updated", newPassword);
    }

    void deleted(LocalUser user) {
        changes.append(Change.deleted(KIND, user.username().value(), json(user)));
        record(user, "deleted", false);
    }

    private void record(LocalUser user, String change, boolean newPassword) {
        List<String> roles = user.profile().roles().stream().map(Role::text).toList();
        audit.record(AuditEvent.done(
                AuditType.USER_CHANGED,
                user.username().value(),
                Map.of(
                        "change",
                        change,
                        "roles",
                        roles,
                        "enabled",
                        user.profile().enabled(),
                        "newPassword",
                        newPassword)));
    }

    private JsonNode json(LocalUser user) {
        return json.valueToTree(user);
    }
}
