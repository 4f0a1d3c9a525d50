package org.chamicore.inventory.rows;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;

/**
 * Where things wait that come at the same time, so that they are worked on together: all that come while others are being worked on.
 * Nobody waits for company.
 */
public final class Gathering<T> {

    private final String name;
    private final int most;
    private final Semaphore workers;
    private final Consumer<List<T>> work;
    private final Queue<T> waiting = new ConcurrentLinkedQueue<>();

    /**
     * Makes one without a thread: those come and go.
     *
     * @param name of its threads
     * @param workers how many work at the same time
     * @param most how many things are worked on together
     * @param work has to tell those who wait, also when it fails
     */
    public Gathering(String name, int workers, int most, Consumer<List<T>> work) {
        this.name = name;
        this.most = most;
        this.workers = new Semaphore(workers);
        this.work = work;
    }

    public void add(T thing) {
        waiting.add(thing);
        startAnother();
    }

    /** How many wait for a worker. */
    public int size() {
        return waiting.size();
    }

    private void startAnother() {
        if (workers.tryAcquire()) {
            Thread.ofVirtual().name(name).start(this::work);
        }
    }

    /** Who comes after the last look at what waits finds this worker's place free. */
    private void work() {
        try {
            for (List<T> taken = take(); !taken.isEmpty(); taken = take()) {
                work.accept(taken);
            }
        } finally {
            workers.release();
            if (!waiting.isEmpty()) {
                startAnother();
            }
        }
    }

    private List<T> take() {
        List<T> taken = new ArrayList<>();
        while (taken.size() < most) {
            T next = waiting.poll();
            if (next == null) {
                break;
            }
            taken.add(next);
        }
        return taken;
    }
}
