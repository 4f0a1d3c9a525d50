package org.chamicore.inventory.component;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.chamicore.db.changelog.Change;
import org.chamicore.inventory.change.Changes;
import org.chamicore.inventory.change.Kind;
import org.chamicore.inventory.xname.Xname;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Writes components in the transaction of its caller, and says what is to be logged of it. */
@Service
class ComponentWriter {

    private final ComponentRepository components;
    private final Changes changes;

    ComponentWriter(ComponentRepository components, Changes changes) {
        this.components = components;
        this.changes = changes;
    }

    List<Component> lock(Collection<Xname> ids) {
        changes.expect(ids.size());
        return components.lock(ids);
    }

    /** Locks one; null where there is none. */
    @Nullable
    Component lock(Xname id) {
        return components.lock(List.of(id)).stream().findFirst().orElse(null);
    }

    List<Component> lockAll() {
        List<Component> all = components.lockAll();
        changes.expect(all.size());
        return all;
    }

    /** Inserts those that are new and changes the others as {@code merge} says, which is given first what is known. */
    List<Change> write(Map<Xname, Component> wanted, BinaryOperator<Component> merge) {
        changes.expect(wanted.size());
        Set<Xname> created = components.insertMissing(wanted.values());
        List<Change> made = wanted.values().stream()
                .filter(each -> created.contains(each.id()))
                .map(each -> changes.created(Kind.COMPONENT, each.id().value(), each))
                .collect(Collectors.toCollection(ArrayList::new));
        if (created.size() < wanted.size()) {
            List<Xname> known =
                    wanted.keySet().stream().filter(id -> !created.contains(id)).toList();
            made.addAll(change(
                    components.lock(known),
                    before -> merge.apply(before, Objects.requireNonNull(wanted.get(before.id())))));
        }
        return made;
    }

    /** Changes what was locked before; what comes out as it went in is neither written nor logged. */
    List<Change> change(List<Component> locked, UnaryOperator<Component> change) {
        Map<Component, Component> changed = new LinkedHashMap<>();
        locked.forEach(before -> changed.put(before, change.apply(before)));
        changed.entrySet().removeIf(each -> each.getKey().equals(each.getValue()));
        if (!changed.isEmpty()) {
            components.update(changed.values());
        }
        return changed.entrySet().stream()
                .map(each ->
                        changes.updated(Kind.COMPONENT, each.getKey().id().value(), each.getKey(), each.getValue()))
                .toList();
    }

    /** Deletes what was locked before. */
    List<Change> delete(List<Component> locked) {
        components.delete(locked.stream().map(Component::id).toList());
        return locked.stream()
                .map(each -> changes.deleted(Kind.COMPONENT, each.id().value(), each))
                .toList();
    }

    void log(List<Change> made) {
        changes.append(made);
    }
}
