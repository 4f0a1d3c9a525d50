package org.chamicore.auth.provider;

import java.util.Map;
import java.util.Optional;
import org.chamicore.auth.audit.AuditEvent;
import org.chamicore.auth.audit.AuditLog;
import org.chamicore.auth.audit.AuditType;
import org.chamicore.db.changelog.Change;
import org.chamicore.db.changelog.ChangeLog;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Changes providers, and writes down what was changed. */
@Component
class ProviderHistory {

    private static final String KIND = "identity_provider";

    private final ProviderRepository repository;
    private final ChangeLog changes;
    private final AuditLog audit;
    private final JsonMapper json;

    ProviderHistory(ProviderRepository repository, ChangeLog changes, AuditLog audit, JsonMapper json) {
        this.repository = repository;
        this.changes = changes;
        this.audit = audit;
        this.json = json;
    }

    @Transactional
    public void put(IdentityProvider provider) {
        Optional<IdentityProvider> before = repository.find(provider.name());
        repository.put(provider);
        changes.append(before.map(
                        old -> Change.updated(KIND, provider.name(), json.valueToTree(old), json.valueToTree(provider)))
                .orElseGet(() -> Change.created(KIND, provider.name(), json.valueToTree(provider))));
        audit.record(AuditEvent.done(
                AuditType.PROVIDER_CHANGED,
                provider.name(),
                Map.of("change", before.isPresent() ? "updated" : "created", "issuer", provider.issuer())));
    }

    @Transactional
    public boolean delete(String name) {
        Optional<IdentityProvider> before = repository.find(name);
        before.ifPresent(old -> {
            repository.delete(name);
            changes.append(Change.deleted(KIND, name, json.valueToTree(old)));
            audit.record(AuditEvent.done(AuditType.PROVIDER_CHANGED, name, Map.of("change", "deleted")));
        });
        return before.isPresent();
    }
}
