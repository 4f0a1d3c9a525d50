package org.chamicore.db.pool;

import java.util.concurrent.locks.LockSupport;
import org.chamicore.db.settings.DatabaseSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Lets no request in before the pool has the connections that it keeps; they are opened while the rest of the service starts. */
final class WarmUp implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(WarmUp.class);
    private static final long PAUSE_NANOS = 2_000_000;

    private final ServicePool pool;
    private final DatabaseSettings settings;
    private volatile boolean done;

    WarmUp(ServicePool pool, DatabaseSettings settings) {
        this.pool = pool;
        this.settings = settings;
    }

    /** Goes on without them where they do not come within the acquire timeout: who has few connections serves better than nobody. */
    @Override
    public void start() {
        long deadline = System.nanoTime() + settings.acquireTimeout().toNanos();
        while (opened() < settings.minConns() && System.nanoTime() < deadline) {
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        if (opened() < settings.minConns()) {
            log.warn("Only {} of {} connections could be opened so far", opened(), settings.minConns());
        }
        done = true;
    }

    private int opened() {
        return pool.getHikariPoolMXBean().getTotalConnections();
    }

    @Override
    public void stop() {
        done = false;
    }

    @Override
    public boolean isRunning() {
        return done;
    }

    @Override
    public int getPhase() {
        return Integer.MIN_VALUE; // before all that uses the pool, and before the web server
    }
}
