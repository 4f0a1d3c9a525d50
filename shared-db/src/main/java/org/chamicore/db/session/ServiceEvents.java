package org.chamicore.db.session;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * Notes what befalls this process, such as {@code pool.degraded}. Noting never waits, for it may happen just because the database
 * does not answer; the row is written with the next beat, with the time at which it happened.
 */
public class ServiceEvents {

    private static final int MOST_WAITING = 1000;

    private final BlockingQueue<ServiceEvent> waiting = new ArrayBlockingQueue<>(MOST_WAITING);

    /**
     * Notes an event; of more than a thousand that wait to be written the oldest are dropped.
     *
     * @param event its name, {@code domain.entity}
     * @param details what can be written as JSON
     */
    public void note(String event, Map<String, ?> details) {
        ServiceEvent noted = new ServiceEvent(Instant.now(), event, details);
        while (!waiting.offer(noted)) {
            waiting.poll();
        }
    }

    List<ServiceEvent> take() {
        List<ServiceEvent> taken = new ArrayList<>();
        waiting.drainTo(taken);
        return taken;
    }

    /** Keeps what could not be written, as far as there is room. */
    void putBack(List<ServiceEvent> events) {
        events.forEach(waiting::offer);
    }
}
