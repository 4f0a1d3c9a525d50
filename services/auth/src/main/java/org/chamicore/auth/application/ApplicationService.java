package org.chamicore.auth.application;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.chamicore.auth.audit.AuditEvent;
import org.chamicore.auth.audit.AuditLog;
import org.chamicore.auth.audit.AuditType;
import org.chamicore.db.changelog.Change;
import org.chamicore.db.changelog.ChangeLog;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** The programs with which people sign in, and what people have allowed them. */
@Service
public class ApplicationService {

    private static final String KIND = "application";

    private final ApplicationRepository repository;
    private final ChangeLog changes;
    private final AuditLog audit;
    private final JsonMapper json;

    ApplicationService(ApplicationRepository repository, ChangeLog changes, AuditLog audit, JsonMapper json) {
        this.repository = repository;
        this.changes = changes;
        this.audit = audit;
        this.json = json;
    }

    public Optional<Application> find(String clientId) {
        return repository.find(clientId);
    }

    List<Application> list() {
        return repository.findAll();
    }

    /** @return false where a service account has that name */
    @Transactional
    boolean put(Application application) {
        if (repository.isServiceAccount(application.clientId())) {
            return false;
        }
        Optional<Application> before = repository.find(application.clientId());
        repository.put(application);
        changes.append(before.map(old -> Change.updated(
                        KIND, application.clientId(), json.valueToTree(old), json.valueToTree(application)))
                .orElseGet(() -> Change.created(KIND, application.clientId(), json.valueToTree(application))));
        record(application.clientId(), before.isPresent() ? "updated" : "created");
        return true;
    }

    /** @return whether there was such an application */
    @Transactional
    boolean delete(String clientId) {
        Optional<Application> before = repository.find(clientId);
        before.ifPresent(old -> {
            repository.delete(clientId);
            changes.append(Change.deleted(KIND, clientId, json.valueToTree(old)));
            record(clientId, "deleted");
        });
        return before.isPresent();
    }

    /** The scopes that a user has allowed an application; empty where nobody asked yet. */
    public Set<String> findConsent(String clientId, String username) {
        return repository.findConsent(clientId, username);
    }

    @Transactional
    public void giveConsent(String clientId, String username, Set<String> scopes) {
        repository.putConsent(clientId, username, scopes);
        audit.record(AuditEvent.done(
                AuditType.CONSENT,
                username,
                Map.of(
                        "application",
                        clientId,
                        "scopes",
                        scopes.stream().sorted().toList())));
    }

    @Transactional
    public void withdrawConsent(String clientId, String username) {
        repository.deleteConsent(clientId, username);
        audit.record(AuditEvent.refused(AuditType.CONSENT, username, "consent for %s withdrawn".formatted(clientId)));
    }

    private void record(String clientId, String change) {
        audit.record(AuditEvent.done(AuditType.CLIENT_CHANGED, clientId, Map.of("change", change)));
    }
}
