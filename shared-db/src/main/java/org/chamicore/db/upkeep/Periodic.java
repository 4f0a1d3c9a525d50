package org.chamicore.db.upkeep;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/** Does something at once and then again and again, on a thread of its own; while the database is away it says so and goes on. */
public final class Periodic implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Periodic.class);
    private static final Duration FAREWELL = Duration.ofSeconds(5);

    private final String name;
    private final Duration pause;
    private final Runnable work;
    private final Thread thread;
    private volatile boolean closed;

    private Periodic(String name, Duration pause, Runnable work) {
        this.name = name;
        this.pause = pause;
        this.work = work;
        this.thread = Thread.ofVirtual().name(name).unstarted(this::run);
    }

    /** Begins at once; {@code pause} lies between the end of one time and the next. */
    public static Periodic start(String name, Duration pause, Runnable work) {
        Periodic starting = new Periodic(name, pause, work);
        starting.thread.start();
        return starting;
    }

    /** Whether the work shall leave off where it can. */
    public boolean isClosed() {
        return closed;
    }

    /** Returns when the work has ended, or after a while where it does not. */
    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
        try {
            thread.join(FAREWELL);
        } catch (InterruptedException inAHurry) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (!closed) {
            try {
                work.run();
            } catch (DataAccessException | TransactionException away) {
                if (!closed) {
                    log.warn("{}: not done, next try in {} s: {}", name, pause.toSeconds(), away.getMessage());
                }
            } catch (RuntimeException defect) {
                log.error("{}: not done, next try in {} s", name, pause.toSeconds(), defect);
            }
            pause();
        }
    }

    private void pause() {
        long end = System.nanoTime() + pause.toNanos();
        for (long left = pause.toNanos(); left > 0 && !closed; left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
