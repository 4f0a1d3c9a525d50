package org.chamicore.db.changelog;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.chamicore.db.pool.OwnConnections;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationListener;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.ContextClosedEvent;

/**
 * Wakes whoever waits for changes, on every replica: {@code NOTIFY} after commits, {@code LISTEN} on a connection of its own.
 * It only shortens waiting: who waits looks again every {@link #POLL} anyway, so a lost notification costs a second at most.
 * Notifications go out behind the commit and are gathered, for a {@code NOTIFY} within the transaction would make all commits
 * of the database queue up one behind another.
 */
public class ChangeSignal implements SmartLifecycle, ApplicationListener<ContextClosedEvent> {

    /** How long anybody waits at most before looking for himself. */
    public static final Duration POLL = Duration.ofSeconds(1);

    private static final Logger log = LoggerFactory.getLogger(ChangeSignal.class);
    private static final Duration GATHER = Duration.ofMillis(5);
    private static final int ANSWER_SECONDS = 2;

    private final DataSource pool;
    private final OwnConnections ownConnections;
    private final String channel;
    private final AtomicBoolean announced = new AtomicBoolean();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private long count;
    private volatile boolean closing;
    private volatile @Nullable Thread notifier; // each thread runs for as long as it stands here
    private volatile @Nullable Thread listener;

    ChangeSignal(DataSource pool, OwnConnections ownConnections, String schema) {
        this.pool = pool;
        this.ownConnections = ownConnections;
        this.channel = schema + "_change";
    }

    /** How often there was a signal so far. */
    long count() {
        lock.lock();
        try {
            return count;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until there is a signal beyond {@code seen}, or {@code wait} has passed.
     *
     * @return false when there is no point in going on: the thread was interrupted, or this process shuts down
     */
    boolean await(long seen, Duration wait) {
        lock.lock();
        try {
            long left = wait.toNanos();
            while (count == seen && !closing && left > 0) {
                left = changed.awaitNanos(left);
            }
            return !closing;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }

    /** As {@link #await}, whatever is signalled. */
    boolean pause(Duration wait) {
        lock.lock();
        try {
            long left = wait.toNanos();
            while (!closing && left > 0) {
                left = changed.awaitNanos(left);
            }
            return !closing;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }

    /** Whether this process shuts down, so that nobody waits any more. */
    boolean isClosing() {
        return closing;
    }

    /** Says on all replicas that something was committed. */
    public void announce() {
        wake();
        announced.set(true);
        LockSupport.unpark(notifier); // or there is none yet, and it looks first thing
    }

    private void wake() {
        lock.lock();
        try {
            count++;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Lets those go who wait, before the server waits for them to end. */
    @Override
    public void onApplicationEvent(ContextClosedEvent shutdown) {
        closing = true;
        wake();
    }

    @Override
    public void start() {
        Thread notifying = Thread.ofVirtual().name("change-notify").unstarted(this::notifyOthers);
        Thread listening = Thread.ofPlatform().name("change-listen").daemon().unstarted(this::listen);
        notifier = notifying;
        listener = listening;
        notifying.start();
        listening.start();
    }

    @Override
    public void stop() {
        Thread notifying = notifier;
        notifier = null;
        listener = null; // which looks every second
        if (notifying != null) {
            notifying.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return listener != null;
    }

    @Override
    public int getPhase() {
        return DEFAULT_PHASE - 2000; // before those who wait for it, and stopped after them
    }

    private void notifyOthers() {
        while (notifier == Thread.currentThread()) {
            if (announced.getAndSet(false)) {
                try (Connection connection = pool.getConnection();
                        Statement statement = connection.createStatement()) {
                    statement.execute("notify " + channel);
                } catch (SQLException away) {
                    log.debug("The others could not be notified; they look for themselves", away);
                }
                LockSupport.parkNanos(GATHER.toNanos());
            } else {
                LockSupport.park(this);
            }
        }
    }

    private void listen() {
        while (listener == Thread.currentThread()) {
            try (Connection connection = ownConnections.open();
                    Statement statement = connection.createStatement()) {
                statement.execute("listen " + channel);
                wake();
                wakeWhenNotified(connection);
            } catch (SQLException away) {
                log.debug("Not listening for changes; looking for them every {} instead", POLL, away);
                LockSupport.parkNanos(POLL.toNanos());
            }
        }
    }

    private void wakeWhenNotified(Connection connection) throws SQLException {
        PGConnection postgres = connection.unwrap(PGConnection.class);
        while (listener == Thread.currentThread()) {
            if (postgres.getNotifications((int) POLL.toMillis()).length > 0) {
                wake();
            } else if (!connection.isValid(ANSWER_SECONDS)) { // a broken line is as silent as a quiet one
                throw new SQLException("the database no longer answers");
            }
        }
    }
}
