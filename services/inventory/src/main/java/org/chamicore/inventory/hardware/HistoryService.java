package org.chamicore.inventory.hardware;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.chamicore.db.changelog.Change;
import org.chamicore.inventory.change.Changes;
import org.chamicore.inventory.change.Kind;
import org.chamicore.inventory.hardware.History.Gathering;
import org.chamicore.inventory.wire.Page;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reads the history of hardware, and shortens it. */
@Service
class HistoryService {

    private final EventRepository events;
    private final Changes changes;
    private final HardwareProperties properties;

    HistoryService(EventRepository events, Changes changes, HardwareProperties properties) {
        this.events = events;
        this.changes = changes;
        this.properties = properties;
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

    /** Forgets what has become too old. */
    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT1M")
    void prune() {
        events.deleteOlderThan(properties.historyAge());
    }
}
