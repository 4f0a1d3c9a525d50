package org.chamicore.db.changelog;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.chamicore.db.changelog.ChangeLogRepository.Reading;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Keeps a {@link ChangeListener} current: loads it once, then feeds it what is committed by any replica. While the database is
 * away the listener keeps what it has, and its {@link #age} grows.
 */
public class ChangeFollower implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(ChangeFollower.class);
    private static final int PAGE = 2000;
    private static final Duration NEVER = Duration.ofDays(365);
    private static final Duration GATHER = Duration.ofMillis(5);
    private static final Duration SHORTEST_BACKOFF = Duration.ofMillis(100);
    private static final Duration LONGEST_BACKOFF = Duration.ofSeconds(5);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(2);

    private final ChangeLog changeLog;
    private final ChangeListener listener;
    private volatile @Nullable Thread thread; // runs for as long as it stands here
    private volatile @Nullable Long currentAt;

    public ChangeFollower(ChangeLog changeLog, ChangeListener listener) {
        this.changeLog = changeLog;
        this.listener = listener;
    }

    /** Whether everything was read at least once. */
    public boolean isLoaded() {
        return currentAt != null;
    }

    /** How long ago the listener was last known to be current, all that was committed included; huge while it was never loaded. */
    public Duration age() {
        Long current = currentAt;
        return current == null ? NEVER : Duration.ofNanos(System.nanoTime() - current);
    }

    @Override
    public void start() {
        Thread starting = Thread.ofPlatform().name("change-follower").daemon().unstarted(this::follow);
        thread = starting;
        starting.start();
    }

    /** Returns when the listener will hear no more, or after a while where it is still busy with what it heard last. */
    @Override
    public void stop() {
        Thread stopping = thread;
        thread = null;
        if (stopping != null) {
            stopping.interrupt();
            try {
                stopping.join(LONGEST_STOP);
            } catch (InterruptedException inAHurry) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    @Override
    public int getPhase() {
        return DEFAULT_PHASE - 1000;
    }

    private boolean goesOn() {
        return thread == Thread.currentThread() && !changeLog.isClosing();
    }

    private void follow() {
        Optional<Cursor> cursor = Optional.empty();
        Duration backoff = SHORTEST_BACKOFF;
        while (goesOn()) {
            try {
                if (cursor.isEmpty()) {
                    cursor = Optional.of(load());
                }
                cursor = Optional.of(advance(cursor.get()));
                backoff = SHORTEST_BACKOFF;
            } catch (RuntimeException failed) {
                if (goesOn()) {
                    cursor = cursor.filter(place -> isKept(failed));
                    tell(failed, backoff);
                    backoff = pause(backoff);
                }
            }
        }
    }

    private Cursor load() {
        long asked = System.nanoTime();
        Cursor cursor = listener.load();
        currentAt = asked;
        return cursor;
    }

    private Cursor advance(Cursor cursor) {
        Reading reading = changeLog.awaitReading(cursor, PAGE, ChangeSignal.POLL);
        if (!reading.changes().isEmpty()) {
            takeIn(reading.changes());
        }
        if (reading.whole()) {
            Duration waiting = reading.extent().waiting();
            currentAt = reading.at() - (waiting == null ? 0 : waiting.toNanos());
        }
        if (reading.changes().isEmpty()) {
            return cursor;
        }
        if (reading.whole()) {
            LockSupport.parkNanos(GATHER.toNanos()); // many small commits make one larger page
        }
        return reading.changes().getLast().cursor();
    }

    private void takeIn(List<LoggedChange> changes) {
        try {
            listener.apply(changes);
        } catch (RuntimeException failed) {
            changeLog.noteFailed(changes, failed);
            throw failed;
        }
        changeLog.noteTaken(changes);
    }

    /** Whether the listener's memory is still what the cursor says, so that the same changes can be told once more. */
    private static boolean isKept(RuntimeException failed) {
        return failed instanceof DataAccessException || failed instanceof TransactionException;
    }

    private static void tell(RuntimeException failed, Duration backoff) {
        switch (failed) {
            case CursorRetiredException retired ->
                log.info(
                        "The change log was cut short or restored; reading everything anew in {} ms",
                        backoff.toMillis());
            case DataAccessException away -> tellAway(away, backoff);
            case TransactionException away -> tellAway(away, backoff);
            default ->
                log.error(
                        "A change could not be taken in; reading everything anew in {} ms", backoff.toMillis(), failed);
        }
    }

    private static void tellAway(RuntimeException away, Duration backoff) {
        log.warn(
                "The change log cannot be read, serving what is in memory, next try in {} ms: {}",
                backoff.toMillis(),
                away.getMessage());
    }

    /** Returns the next, longer pause. */
    private static Duration pause(Duration backoff) {
        LockSupport.parkNanos(backoff.toNanos());
        Duration longer = backoff.multipliedBy(2);
        return longer.compareTo(LONGEST_BACKOFF) < 0 ? longer : LONGEST_BACKOFF;
    }
}
