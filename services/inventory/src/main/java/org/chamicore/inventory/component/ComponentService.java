package org.chamicore.inventory.component;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.chamicore.db.changelog.Change;
import org.chamicore.inventory.component.Component.Assignment;
import org.chamicore.inventory.rows.GatheredReads;
import org.chamicore.inventory.wire.IfMatch;
import org.chamicore.inventory.xname.Selection;
import org.chamicore.inventory.xname.Xname;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The rules by which components change and go. Rows are locked in the order of their names, everywhere. */
@Service
public class ComponentService {

    private final ComponentListRepository lists;
    private final ComponentMemory memory;
    private final GatheredReads<Xname, Component> singles;
    private final ComponentWriter writer;
    private final NodeDefaults defaults;
    private final ApplicationEventPublisher events;

    ComponentService(
            ComponentListRepository lists,
            ComponentMemory memory,
            ComponentWriter writer,
            NodeDefaults defaults,
            ApplicationEventPublisher events) {
        this.lists = lists;
        this.memory = memory;
        this.singles = new GatheredReads<>("components", lists::find);
        this.writer = writer;
        this.defaults = defaults;
        this.events = events;
    }

    /** Hands over what the filter lets through, ordered by name. */
    @Transactional(readOnly = true)
    public void forEach(ComponentFilter filter, Consumer<Component> consumer) {
        lists.forEach(filter, consumer);
    }

    /** All of them, outside of any transaction; empty where they are too many to be held in memory. */
    Optional<ComponentDirectory> all() {
        return memory.now();
    }

    /** The one of this name, outside of any transaction. */
    public Optional<Component> find(Xname id) {
        return singles.find(id);
    }

    /** The one with this number; of several the first by name. */
    Optional<Component> numbered(long nid) {
        return lists.numbered(nid);
    }

    /** The names that a bulk request means: those that it gives, known or not, and those of the nodes whose numbers it gives. */
    public List<Xname> resolve(Selection selection) {
        return lists.resolve(selection);
    }

    /**
     * Takes in, within the caller's transaction, what was met in the machine.
     *
     * @return what to append to the change log
     */
    public List<Change> enrol(List<Sighting> sightings) {
        Map<Xname, Sighting> byId = new LinkedHashMap<>();
        sightings.forEach(sighting -> byId.putIfAbsent(sighting.id(), sighting));
        Function<Xname, Assignment> usual = defaults.of(byId.keySet());
        Map<Xname, Component> fresh = new LinkedHashMap<>();
        byId.forEach((id, sighting) -> fresh.put(id, sighting.asNew(usual.apply(id))));
        return writer.write(fresh, (known, ignored) -> Objects.requireNonNull(byId.get(known.id()))
                .mergedWith(known));
    }

    /**
     * Notes, within the caller's transaction, that nothing is there any more to manage these components.
     *
     * @return what to append to the change log
     */
    public List<Change> vacate(Collection<Xname> ids) {
        StateChange empty = new StateChange(State.EMPTY, Flag.OK, true);
        return writer.change(writer.lock(ids), empty::applyTo);
    }

    /** Keeps what there is of these to the caller's transaction until that ends. */
    public List<Component> lock(Collection<Xname> ids) {
        return writer.lock(ids);
    }

    /** Changes those of these components that exist, each by itself. */
    @Transactional
    public void change(Selection selection, UnaryOperator<Component> change) {
        writer.log(writer.change(writer.lock(resolve(selection)), change));
    }

    /** Changes one component, where it exists and is as its writer demands. */
    @Transactional
    public void change(Xname id, UnaryOperator<Component> change, IfMatch demanded) {
        Component locked = writer.lock(id);
        demanded.check(locked);
        if (locked != null) {
            writer.log(writer.change(List.of(locked), change));
        }
    }

    /** Whether there was such a component. */
    @Transactional
    public boolean delete(Xname id, IfMatch demanded) {
        Component locked = writer.lock(id);
        demanded.check(locked);
        return locked != null && delete(List.of(locked)) == 1;
    }

    /** Deletes all components and says how many there were. */
    @Transactional
    public int deleteAll() {
        return delete(writer.lockAll());
    }

    private int delete(List<Component> leaving) {
        events.publishEvent(
                new ComponentsLeaving(leaving.stream().map(Component::id).toList()));
        writer.log(writer.delete(leaving));
        return leaving.size();
    }
}
