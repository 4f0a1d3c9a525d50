package org.chamicore.boot.history;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.chamicore.boot.BootProperties;
import org.springframework.stereotype.Component;

/**
 * Requests on their way into the history. Those that are equal become one while they wait, for a node that asks in a loop must
 * fill neither memory nor history. Adding one never waits for the database: where there is no room it is dropped, and counted.
 */
@Component
public final class RequestLog {

    static final int BATCH = 5000;

    /**
     * A request.
     *
     * @param time when it came, or the first of those that are equal
     * @param times how many were equal
     */
    public record Entry(Instant time, BootRequest request, int times) {

        private Entry and(Entry equal) {
            return new Entry(time, request, times + equal.times);
        }
    }

    private final SequencedMap<BootRequest, Entry> waiting = new LinkedHashMap<>(); // the oldest first
    private final int room;
    private final Counter dropped;
    private final Clock clock;

    /** With the settings' room in it. */
    public RequestLog(BootProperties boot, MeterRegistry metrics, Clock clock) {
        this.room = boot.history().queue();
        this.clock = clock;
        this.dropped = Counter.builder("chamicore.boot.history.dropped")
                .description(
                        "Requests that were answered and are missing in the history, for too many waited to be written")
                .register(metrics);
        Gauge.builder("chamicore.boot.history.queued", this, RequestLog::size)
                .description("Different requests that wait to be written to the history")
                .register(metrics);
    }

    /** For the hot path. */
    public void add(BootRequest request) {
        if (!isAdded(new Entry(clock.instant(), request, 1))) {
            dropped.increment();
        }
    }

    /** Says that requests were taken out and lost. */
    void drop(int count) {
        dropped.increment(count);
    }

    /** How many different ones wait. */
    synchronized int size() {
        return waiting.size();
    }

    /** Takes the oldest out, a batch at most. */
    synchronized List<Entry> take() {
        List<Entry> batch = new ArrayList<>();
        while (batch.size() < BATCH && !waiting.isEmpty()) {
            batch.add(waiting.pollFirstEntry().getValue());
        }
        return batch;
    }

    private synchronized boolean isAdded(Entry entry) {
        if (waiting.size() >= room && !waiting.containsKey(entry.request())) {
            return false;
        }
        waiting.merge(entry.request(), entry, Entry::and);
        return true;
    }
}
