package org.chamicore.auth.account;

import java.util.Map;
import java.util.Optional;
import org.chamicore.auth.audit.AuditEvent;
import org.chamicore.auth.audit.AuditLog;
import org.chamicore.auth.audit.AuditType;
import org.chamicore.db.changelog.Change;
import org.chamicore.db.changelog.ChangeLog;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** How accounts get their tokens and how these look. */
@Service
class TokenSettingsService {

    private final TokenSettingsRepository repository;
    private final ChangeLog changes;
    private final AuditLog audit;
    private final JsonMapper json;

    TokenSettingsService(TokenSettingsRepository repository, ChangeLog changes, AuditLog audit, JsonMapper json) {
        this.repository = repository;
        this.changes = changes;
        this.audit = audit;
        this.json = json;
    }

    Optional<AccountTokenSettings> find(ClientId clientId) {
        return repository.find(clientId);
    }

    /** @return whether there is such an account */
    @Transactional
    boolean put(ClientId clientId, AccountTokenSettings settings) {
        Optional<AccountTokenSettings> before = repository.find(clientId);
        before.ifPresent(old -> {
            repository.update(clientId, settings);
            changes.append(Change.updated(
                    "service_account_token_settings",
                    clientId.value(),
                    json.valueToTree(old),
                    json.valueToTree(settings)));
            audit.record(AuditEvent.done(
                    AuditType.SERVICE_ACCOUNT_CHANGED,
                    clientId.value(),
                    Map.of(
                            "change",
                            "token settings",
                            "tokenShape",
                            settings.tokenShape().text(),
                            "publicKeys",
                            settings.publicKeys() != null)));
        });
        return before.isPresent();
    }
}
