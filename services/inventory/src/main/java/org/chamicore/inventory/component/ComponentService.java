package org.chamicore.inventory.component;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.chamicore.db.changelog.Change;
import org.chamicore.inventory.change.Changes;
import org.chamicore.inventory.change.Kind;
import org.chamicore.inventory.component.Component.Condition;
import org.chamicore.inventory.wire.IfMatch;
import org.chamicore.inventory.xname.Xname;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The rules by which components come, change and go. Rows are locked in the order of their names, everywhere. */
@Service
public class ComponentService {

    private final ComponentRepository components;
    private final ComponentListRepository lists;
    private final Changes changes;
    private final ApplicationEventPublisher events;

    ComponentService(
            ComponentRepository components,
            ComponentListRepository lists,
            Changes changes,
            ApplicationEventPublisher events) {
        this.components = components;
        this.lists = lists;
        this.changes = changes;
        this.events = events;
    }

    /** Hands over what the filter lets through, ordered by name. */
    @Transactional(readOnly = true)
    public void forEach(ComponentFilter filter, Consumer<Component> consumer) {
        lists.forEach(filter, consumer);
    }

    public Optional<Component> find(Xname id) {
        return components.find(id);
    }

    /** Creates components; of several with one name the first counts, and known ones change only with {@code force}. */
    @Transactional
    public void create(List<Component> wanted, boolean force, IfMatch demanded) {
        if (demanded != IfMatch.ANYTHING) {
            List<Xname> ids = wanted.stream().map(Component::id).toList();
            demanded.check(components.lock(ids).stream().findFirst().orElse(null));
        }
        Map<Xname, Component> byId = firstOfEach(wanted, Component::id);
        changes.append(force ? write(byId, ComponentService::overwritten) : insertMissing(byId));
    }

    /**
     * Takes in, within the caller's transaction, what was met in the machine.
     *
     * @return what to append to the change log
     */
    public List<Change> enrol(List<Sighting> sightings) {
        Map<Xname, Sighting> byId = firstOfEach(sightings, Sighting::id);
        Map<Xname, Component> fresh = new LinkedHashMap<>();
        byId.forEach((id, sighting) -> fresh.put(id, sighting.asNew()));
        return write(fresh, (known, ignored) -> Objects.requireNonNull(byId.get(known.id()))
                .mergedWith(known));
    }

    /**
     * Notes, within the caller's transaction, that nothing is there any more to manage these components.
     *
     * @return what to append to the change log
     */
    public List<Change> vacate(Collection<Xname> ids) {
        StateChange empty = new StateChange(State.EMPTY, Flag.OK, true);
        return apply(components.lock(ids), empty::applyTo);
    }

    /** Keeps what there is of these to the caller's transaction until that ends. */
    public List<Component> lock(Collection<Xname> ids) {
        return components.lock(ids);
    }

    /** Changes those of these components that exist, each by itself. */
    @Transactional
    public void change(Collection<Xname> ids, UnaryOperator<Component> change) {
        changes.append(apply(components.lock(ids), change));
    }

    /** Changes one component, where it exists and is as its writer demands. */
    @Transactional
    public void change(Xname id, UnaryOperator<Component> change, IfMatch demanded) {
        List<Component> locked = components.lock(List.of(id));
        demanded.check(locked.isEmpty() ? null : locked.getFirst());
        changes.append(apply(locked, change));
    }

    @Transactional
    public boolean delete(Xname id, IfMatch demanded) {
        List<Component> locked = components.lock(List.of(id));
        demanded.check(locked.isEmpty() ? null : locked.getFirst());
        return delete(locked) == 1;
    }

    /** Deletes all components and says how many there were. */
    @Transactional
    public int deleteAll() {
        return delete(components.lockAll());
    }

    private int delete(List<Component> leaving) {
        List<Xname> ids = leaving.stream().map(Component::id).toList();
        events.publishEvent(new ComponentsLeaving(ids));
        components.delete(ids);
        changes.append(leaving.stream()
                .map(each -> changes.deleted(Kind.COMPONENT, each.id().value(), each))
                .toList());
        return ids.size();
    }

    private List<Change> write(Map<Xname, Component> wanted, BinaryOperator<Component> merge) {
        List<Change> made = new ArrayList<>(insertMissing(wanted));
        if (made.size() < wanted.size()) {
            Set<String> created = made.stream().map(Change::key).collect(Collectors.toSet());
            List<Xname> known = wanted.keySet().stream()
                    .filter(id -> !created.contains(id.value()))
                    .toList();
            made.addAll(apply(
                    components.lock(known),
                    before -> merge.apply(before, Objects.requireNonNull(wanted.get(before.id())))));
        }
        return made;
    }

    private List<Change> insertMissing(Map<Xname, Component> wanted) {
        Set<Xname> created = components.insertMissing(wanted.values());
        return wanted.values().stream()
                .filter(each -> created.contains(each.id()))
                .map(each -> changes.created(Kind.COMPONENT, each.id().value(), each))
                .toList();
    }

    private List<Change> apply(List<Component> locked, UnaryOperator<Component> change) {
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

    private static Component overwritten(Component known, Component wanted) {
        var now = known.condition();
        boolean differs = now.state() != wanted.condition().state()
                || now.flag() != wanted.condition().flag()
                || known.build().isContradictedBy(wanted.build());
        return differs
                ? known.with(new Condition(
                                wanted.condition().state(),
                                wanted.condition().flag(),
                                now.enabled(),
                                now.softwareStatus()))
                        .with(wanted.build())
                : known;
    }

    private static <T> Map<Xname, T> firstOfEach(List<T> things, Function<T, Xname> id) {
        return things.stream()
                .collect(Collectors.toMap(id, Function.identity(), (first, second) -> first, LinkedHashMap::new));
    }
}
