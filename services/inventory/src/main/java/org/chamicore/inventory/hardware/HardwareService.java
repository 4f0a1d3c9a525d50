package org.chamicore.inventory.hardware;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.chamicore.db.changelog.Change;
import org.chamicore.inventory.change.Changes;
import org.chamicore.inventory.change.Kind;
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
    void forEach(HardwareFilter filter, Consumer<HardwareLocation> consumer) {
        places.forEach(filter, consumer);
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
        if (found.isEmpty()) {
            return;
        }
        Map<String, Fru> units = new TreeMap<>();
        Map<Xname, Place> wanted = new TreeMap<>();
        for (HardwareLocation each : found) {
            Fru fru = Objects.requireNonNull(each.fru());
            units.put(fru.fruId(), fru);
            wanted.put(each.id(), each.place());
        }
        List<Change> made = new ArrayList<>(frus.write(units));
        made.addAll(write(wanted));
        events.detect(wanted.values());
        changes.append(made);
    }

    @Transactional
    boolean delete(Xname id) {
        return deleted(places.lock(List.of(id))) == 1;
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
        if (!leaving.isEmpty()) {
            places.delete(leaving.stream().map(Place::id).toList());
            events.remove(leaving);
        }
        return deletions(leaving);
    }

    private List<Change> write(Map<Xname, Place> wanted) {
        Set<Xname> created = places.insertMissing(wanted.values());
        List<Change> made = new ArrayList<>();
        wanted.values().stream()
                .filter(each -> created.contains(each.id()))
                .forEach(each ->
                        made.add(changes.created(Kind.HARDWARE, each.id().value(), LoggedPlace.of(each))));
        List<Xname> known =
                wanted.keySet().stream().filter(id -> !created.contains(id)).toList();
        Map<Place, Place> changed = new LinkedHashMap<>();
        for (Place before : known.isEmpty() ? List.<Place>of() : places.lock(known)) {
            changed.put(before, Objects.requireNonNull(wanted.get(before.id())));
        }
        changed.entrySet().removeIf(each -> each.getKey().equals(each.getValue()));
        if (!changed.isEmpty()) {
            places.update(changed.values());
        }
        changed.forEach((before, after) -> made.add(
                changes.updated(Kind.HARDWARE, after.id().value(), LoggedPlace.of(before), LoggedPlace.of(after))));
        return made;
    }

    private int deleted(List<Place> leaving) {
        places.delete(leaving.stream().map(Place::id).toList());
        changes.append(deletions(leaving));
        return leaving.size();
    }

    private List<Change> deletions(List<Place> leaving) {
        return leaving.stream()
                .map(each -> changes.deleted(Kind.HARDWARE, each.id().value(), LoggedPlace.of(each)))
                .toList();
    }
}
