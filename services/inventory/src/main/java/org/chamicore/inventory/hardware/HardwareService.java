package org.chamicore.inventory.hardware;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.chamicore.db.changelog.Change;
import org.chamicore.inventory.change.Changes;
import org.chamicore.inventory.change.Kind;
import org.chamicore.inventory.rows.Writing;
import org.chamicore.inventory.wire.IfMatch;
import org.chamicore.inventory.wire.Page;
import org.chamicore.inventory.xname.Xname;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The rules by which places are filled and emptied. Rows are locked in one order, everywhere: units, then places, each by
 * name; the history is written last.
 */
@Service
public class HardwareService {

    private final PlaceRepository places;
    private final FruService frus;
    private final EventRepository events;
    private final Changes changes;

    HardwareService(PlaceRepository places, FruService frus, EventRepository events, Changes changes) {
        this.places = places;
        this.frus = frus;
        this.events = events;
        this.changes = changes;
    }

    @Transactional(readOnly = true)
    void forEach(HardwareFilter filter, Page page, Consumer<HardwareLocation> consumer) {
        places.forEach(filter, page, consumer);
    }

    Optional<HardwareLocation> find(Xname id) {
        return places.find(id);
    }

    HardwareTree find(HardwareQuery query) {
        return HardwareTree.of(query, places.find(query));
    }

    /** Writes what sits where; of several with one name the last counts. What is found as it was known is not written. */
    @Transactional
    void write(List<HardwareLocation> found) {
        changes.expect(found.size());
        List<Place> wanted = found.stream().map(HardwareLocation::place).toList();
        List<Change> made = new ArrayList<>(frus.write(
                found.stream().map(each -> Objects.requireNonNull(each.fru())).toList()));
        made.addAll(changes.of(Kind.HARDWARE, Writing.of(wanted, places), Place::name, LoggedPlace::of));
        made.addAll(told(events.detect(wanted)));
        changes.append(made);
    }

    /** Deletes what sits at a place, where it is as its writer demands; the unit stays. */
    @Transactional
    boolean delete(Xname id, IfMatch demanded) {
        List<Place> locked = places.lock(List.of(id));
        if (demanded != IfMatch.ANYTHING) {
            demanded.check(places.find(id).orElse(null));
        }
        return deleted(locked) == 1;
    }

    /** Deletes all places and says how many there were; their units stay. */
    @Transactional
    int deleteAll() {
        return deleted(places.lockAll());
    }

    /**
     * Notes, within the caller's transaction, that nothing sits any more at these places and at what is below them.
     *
     * @return what to append to the change log
     */
    public List<Change> remove(Collection<Xname> ids) {
        List<Place> leaving = ids.isEmpty() ? List.of() : places.lockBelow(ids);
        if (leaving.isEmpty()) {
            return List.of();
        }
        places.delete(leaving.stream().map(Place::id).toList());
        List<Change> made = new ArrayList<>(deletions(leaving));
        made.addAll(told(events.remove(leaving)));
        return made;
    }

    private int deleted(List<Place> leaving) {
        changes.expect(leaving.size());
        places.delete(leaving.stream().map(Place::id).toList());
        changes.append(deletions(leaving));
        return leaving.size();
    }

    private List<Change> deletions(List<Place> leaving) {
        return leaving.stream()
                .map(each -> changes.deleted(Kind.HARDWARE, each.name(), LoggedPlace.of(each)))
                .toList();
    }

    private List<Change> told(List<HardwareEvent> happened) {
        return happened.stream()
                .map(each -> changes.created(Kind.HARDWARE_HISTORY, each.id(), each))
                .toList();
    }
}
