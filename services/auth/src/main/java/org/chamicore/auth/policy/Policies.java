package org.chamicore.auth.policy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chamicore.auth.audit.AuditEvent;
import org.chamicore.auth.audit.AuditLog;
import org.chamicore.auth.audit.AuditType;
import org.chamicore.auth.policy.ReplaceOutcome.Replaced;
import org.chamicore.auth.policy.ReplaceOutcome.Stale;
import org.chamicore.auth.role.RolePolicy;
import org.chamicore.db.changelog.Change;
import org.chamicore.db.changelog.ChangeLog;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** What roles may do. Tokens are issued by what was read a second ago at most, on every replica. */
@Service
public class Policies {

    private static final Duration FRESH = Duration.ofSeconds(1);
    private static final String KIND = "policy";
    private static final String KEY = "current";

    private record Read(RolePolicy policy, long at) {}

    private final PolicyRepository repository;
    private final ChangeLog changes;
    private final AuditLog audit;
    private final JsonMapper json;
    private volatile @Nullable Read read;

    Policies(PolicyRepository repository, ChangeLog changes, AuditLog audit, JsonMapper json) {
        this.repository = repository;
        this.changes = changes;
        this.audit = audit;
        this.json = json;
    }

    /** What roles may do now, for issuing tokens. */
    public RolePolicy current() {
        Read last = read;
        if (last != null && System.nanoTime() - last.at() < FRESH.toNanos()) {
            return last.policy();
        }
        Read next = new Read(newest(), System.nanoTime());
        read = next;
        return next.policy();
    }

    RolePolicy newest() {
        return repository.find(null).orElseThrow();
    }

    Optional<RolePolicy> find(long version) {
        return repository.find(version);
    }

    PolicyVersionPage page(@Nullable Long before, int limit) {
        List<PolicyVersion> found = repository.pageBefore(before, limit + 1);
        return found.size() <= limit
                ? new PolicyVersionPage(found, null)
                : new PolicyVersionPage(
                        found.subList(0, limit), found.get(limit - 1).version());
    }

    /** Makes a new version, unless the newest is no longer the one that the client saw. */
    @Transactional
    ReplaceOutcome replace(PolicySpec spec, String seenTag) {
        RolePolicy before = newest();
        if (!before.tag().equals(seenTag)) {
            return new Stale(before.version());
        }
        RolePolicy after = new RolePolicy(before.version() + 1, spec.byRole());
        if (!repository.insert(after, context(ChangeLog.ACTOR), context(ChangeLog.REQUEST_ID))) {
            return new Stale(after.version()); // another was quicker between our two statements
        }
        changes.append(Change.updated(
                KIND, KEY, json.valueToTree(PolicyDocument.of(before)), json.valueToTree(PolicyDocument.of(after))));
        audit.record(AuditEvent.done(
                AuditType.POLICY_CHANGED, KEY, Map.of("version", after.version(), "before", before.version())));
        return new Replaced(after);
    }

    private static String context(String name) {
        return Optional.ofNullable(MDC.get(name)).orElse("-");
    }
}
