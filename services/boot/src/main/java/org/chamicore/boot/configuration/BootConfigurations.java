package org.chamicore.boot.configuration;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.chamicore.boot.configuration.Plan.BindingChange;
import org.chamicore.boot.configuration.Plan.ConfigurationChange;
import org.chamicore.db.changelog.Change;
import org.chamicore.db.changelog.ChangeLog;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** All stored boot configurations. What is written here is in the change log as well, in the caller's transaction. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class BootConfigurations {

    private final BootConfigurationRepository repository;
    private final ChangeLog changeLog;
    private final JsonMapper json;

    BootConfigurations(BootConfigurationRepository repository, ChangeLog changeLog, JsonMapper json) {
        this.repository = repository;
        this.changeLog = changeLog;
        this.json = json;
    }

    /** Keeps other writers out until the transaction ends, so that what a plan is made from is still so when it is written. */
    public void lock() {
        repository.lock();
    }

    public Bindings findAll() {
        return new Bindings(repository.findAllBindings());
    }

    public Bindings find(Collection<Selector> selectors) {
        return new Bindings(repository.findBindings(selectors));
    }

    /** Those configurations in {@code bindings} that other selectors are bound to as well. */
    public Set<UUID> findShared(Bindings bindings) {
        return repository.findShared(
                bindings.bound().values().stream().map(BootConfiguration::id).collect(Collectors.toSet()),
                bindings.bound().keySet());
    }

    /** Writes a plan; configurations that it leaves without selector are removed. */
    public void write(Plan plan) {
        List<BootConfiguration> created = afters(plan, change -> change.before() == null);
        List<BootConfiguration> updated = afters(plan, change -> change.before() != null);
        Map<Boolean, List<BindingChange>> bindings =
                plan.bindings().stream().collect(Collectors.partitioningBy(change -> change.after() != null));
        if (!created.isEmpty()) {
            repository.insert(created);
        }
        if (!updated.isEmpty()) {
            repository.update(updated);
        }
        repository.bind(bindings.getOrDefault(true, List.of()));
        repository.unbind(bindings.getOrDefault(false, List.of()));
        log(plan, repository.deleteUnbound(befores(plan)));
    }

    private void log(Plan plan, List<BootConfiguration> deleted) {
        List<Change> changes = new ArrayList<>();
        plan.configurations().stream().map(this::toChange).forEach(changes::add);
        plan.bindings().stream().map(this::toChange).forEach(changes::add);
        deleted.stream()
                .map(each -> Change.deleted(BootConfiguration.KIND, each.id().toString(), json.valueToTree(each)))
                .forEach(changes::add);
        changeLog.append(changes);
    }

    private Change toChange(ConfigurationChange change) {
        return new Change(
                BootConfiguration.KIND,
                change.after().id().toString(),
                change.before() == null ? null : json.valueToTree(change.before()),
                json.valueToTree(change.after()));
    }

    private Change toChange(BindingChange change) {
        return new Change(Selector.KIND, change.selector().key(), binding(change.before()), binding(change.after()));
    }

    private @Nullable JsonNode binding(@Nullable UUID configuration) {
        return configuration == null ? null : json.valueToTree(new Binding(configuration));
    }

    private static List<BootConfiguration> afters(Plan plan, Predicate<ConfigurationChange> wanted) {
        return plan.configurations().stream()
                .filter(wanted)
                .map(ConfigurationChange::after)
                .toList();
    }

    private static List<UUID> befores(Plan plan) {
        return plan.bindings().stream()
                .map(BindingChange::before)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }
}
