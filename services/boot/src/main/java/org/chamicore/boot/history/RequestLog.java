package org.chamicore.boot.history;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.chamicore.boot.BootProperties;
import org.springframework.stereotype.Component;

/** Requests on their way into the history. Adding one never waits: where the queue is full it is dropped, and counted. */
@Component
public class RequestLog {

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

    private final BlockingQueue<Entry> queue;
    private final Counter dropped;
    private final Clock clock;

    /** With the settings' room in it. */
    public RequestLog(BootProperties boot, MeterRegistry metrics, Clock clock) {
        this.queue = new ArrayBlockingQueue<>(boot.history().queue());
        this.clock = clock;
        this.dropped = Counter.builder("chamicore.boot.history.dropped")
                .description(
                        "Requests that were answered and are missing in the history, for too many waited to be written")
                .register(metrics);
        Gauge.builder("chamicore.boot.history.queued", queue, BlockingQueue::size)
                .description("Requests that wait to be written to the history")
                .register(metrics);
    }

    /** For the hot path. */
    public void add(BootRequest request) {
        if (!queue.offer(new Entry(clock.instant(), request, 1))) {
            dropped.increment();
        }
    }

    /** Says that requests were taken out and lost. */
    void drop(int count) {
        dropped.increment(count);
    }

    /** Takes the oldest out, a batch at most. Equal ones become one: a node that asks in a loop must not fill the history. */
    List<Entry> take() {
        List<Entry> batch = new ArrayList<>();
        queue.drainTo(batch, BATCH);
        Map<BootRequest, Entry> distinct = LinkedHashMap.newLinkedHashMap(batch.size());
        batch.forEach(each -> distinct.merge(each.request(), each, Entry::and));
        return List.copyOf(distinct.values());
    }
}
