package org.chamicore.boot.directory;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.chamicore.db.changelog.ChangeFollower;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** Knows how current the directory is, and opens it to nodes once what the inventory first told has reached it. */
@Component
public class Freshness implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Freshness.class);
    private static final Duration GLANCE = Duration.ofMillis(5);
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final ChangeFollower follower;
    private final CurrentDirectory current;
    private final DirectoryRepository repository;
    private volatile boolean running;
    private volatile Thread watch = Thread.currentThread();

    Freshness(ChangeFollower follower, CurrentDirectory current, DirectoryRepository repository) {
        this.follower = follower;
        this.current = current;
        this.repository = repository;
    }

    /** Time since the directory was last known to hold everything that was committed. */
    public Duration age() {
        return follower.age();
    }

    /** Waits until the directory holds all that was committed before this call; false when that takes longer than {@code most}. */
    public boolean awaitCurrent(Duration most) {
        long asked = System.nanoTime();
        while (follower.age().toNanos() > System.nanoTime() - asked) {
            if (System.nanoTime() - asked > most.toNanos() || Thread.interrupted()) {
                return false;
            }
            LockSupport.parkNanos(GLANCE.toNanos());
        }
        return true;
    }

    @Override
    public void start() {
        running = true;
        watch = Thread.ofVirtual().name("inventory-watch").start(this::watch);
    }

    @Override
    public void stop() {
        running = false;
        watch.interrupt();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void watch() {
        while (running && !current.isComplete()) {
            try {
                if (repository.hasHeardOfInventory() && awaitCurrent(Duration.ofSeconds(10))) {
                    current.complete();
                }
            } catch (DataAccessException away) {
                log.debug("Whether the inventory was heard of is not known yet", away);
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }
}
