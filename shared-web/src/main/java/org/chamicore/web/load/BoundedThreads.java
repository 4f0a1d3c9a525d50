package org.chamicore.web.load;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;

/**
 * Runs what it is given on virtual threads, so many at once at most. What has to wait stands in line and is served in order: a
 * waiting connection costs its place in the line, not the buffers of a request in work.
 */
final class BoundedThreads implements Executor {

    private static final int IN_A_ROW = 32;

    private final Queue<Runnable> line = new ConcurrentLinkedQueue<>();
    private final Semaphore free;

    BoundedThreads(int most) {
        this.free = new Semaphore(most);
    }

    @Override
    public void execute(Runnable task) {
        line.add(task);
        startAnother();
    }

    private void startAnother() {
        if (free.tryAcquire()) {
            Thread.ofVirtual().name("request").start(this::work);
        }
    }

    /**
     * Serves a few in a row, then leaves to a new thread, which queues up for a processor: nobody takes one away from a virtual
     * thread. Who comes after the last look at the line finds this thread's place free.
     */
    private void work() {
        try {
            for (int served = 0; served < IN_A_ROW; served++) {
                Runnable next = line.poll();
                if (next == null) {
                    return;
                }
                next.run();
            }
        } finally {
            free.release();
            if (!line.isEmpty()) {
                startAnother();
            }
        }
    }
}
