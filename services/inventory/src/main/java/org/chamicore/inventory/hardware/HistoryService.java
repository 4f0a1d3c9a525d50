package org.chamicore.inventory.hardware;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.chamicore.db.changelog.Change;
import org.chamicore.inventory.change.Changes;
import org.chamicore.inventory.change.Kind;
import org.chamicore.inventory.hardware.History.Gathering;
import org.chamicore.inventory.wire.Page;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reads the history of hardware, and deletes of it what somebody wants deleted. */
@Service
class HistoryService {

    private final EventRepository events;
    private final Changes changes;

    HistoryService(EventRepository events, Changes changes) {
        this.events = events;
        this.changes = changes;
    }

    @Transactional(readOnly = true)
    void ofPlaces(EventFilter filter, Page page, Consumer<History> consumer) {
        try (Gathering gathering = new Gathering(HardwareEvent::id, consumer)) {
            events.forEachPlace(filter, page, gathering);
        }
    }

    @Transactional(readOnly = true)
    void ofUnits(EventFilter filter, Page page, Consumer<History> consumer) {
        try (Gathering gathering = new Gathering(HardwareEvent::fruId, consumer)) {
            events.forEachUnit(filter, page, gathering);
        }
    }

    /** Deletes events and says how many there were. */
    @Transactional
    int delete(EventFilter filter) {
        List<HardwareEvent> gone = events.delete(filter);
        List<Change> made = new ArrayList<>();
        try (Gathering gathering = new Gathering(
                HardwareEvent::id,
                history -> made.add(changes.deleted(Kind.HARDWARE_HISTORY, history.id(), history)))) {
            gone.forEach(gathering);
        }
        changes.append(made);
        return gone.size();
    }
}
