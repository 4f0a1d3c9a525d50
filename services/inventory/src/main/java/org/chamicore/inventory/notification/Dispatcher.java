package org.chamicore.inventory.notification;

import java.time.Duration;
import java.util.Map;
import org.chamicore.db.changelog.ChangeFilter;
import org.chamicore.db.changelog.ChangeLog;
import org.chamicore.db.changelog.ChangePage;
import org.chamicore.db.changelog.Cursor;
import org.chamicore.db.changelog.CursorRetiredException;
import org.chamicore.db.pool.LeaderLock;
import org.chamicore.inventory.change.Kind;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Reads the change log on behalf of all subscribers, on one replica at a time, and puts what each shall hear into his mailbox. How far
 * everybody has been told is kept in the database, so that another process, or this one after a restart, goes on from there: what was
 * under way then may be told twice, nothing is left out.
 */
@Component
class Dispatcher implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Dispatcher.class);
    private static final ChangeFilter COMPONENTS = ChangeFilter.ofKind(Kind.COMPONENT.label());
    private static final Duration WAIT = Duration.ofSeconds(1);

    /** What happens meanwhile is read together, and told together where it is the same. */
    private static final Duration GATHER = Duration.ofMillis(50);

    private static final Duration FAREWELL = Duration.ofSeconds(5);
    private static final int PAGE = 1000;

    private final ChangeLog changeLog;
    private final Subscribers subscribers;
    private final Mailboxes mailboxes;
    private final LeaderLock leader;
    private Map<String, Cursor> saved = Map.of();
    private volatile @Nullable Thread thread; // runs for as long as it stands here

    Dispatcher(ChangeLog changeLog, Subscribers subscribers, Mailboxes mailboxes, LeaderLock notificationLeader) {
        this.changeLog = changeLog;
        this.subscribers = subscribers;
        this.mailboxes = mailboxes;
        this.leader = notificationLeader;
    }

    @Override
    public void start() {
        Thread starting = Thread.ofPlatform().name("notifications").daemon().unstarted(this::run);
        thread = starting;
        starting.start();
    }

    /** Returns when nobody is told any more, and another process may go on. */
    @Override
    public void stop() {
        Thread stopping = thread;
        thread = null;
        if (stopping != null) {
            stopping.interrupt();
            try {
                stopping.join(FAREWELL);
            } catch (InterruptedException inAHurry) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    private void run() {
        while (goesOn()) {
            try {
                if (leader.leads()) {
                    tell();
                }
            } catch (CursorRetiredException retired) {
                log.warn("The change log no longer reaches back to what subscribers were told last: going on from now");
                forget();
            } catch (DataAccessException | TransactionException away) {
                if (goesOn()) {
                    log.warn("Subscribers cannot be told now: {}", away.getMessage());
                }
            }
            mailboxes.close();
            pause(WAIT);
        }
        leader.destroy();
    }

    private boolean goesOn() {
        return thread == Thread.currentThread() && !changeLog.isClosing();
    }

    /** Goes on for as long as this process is the one that tells. */
    private void tell() {
        Map<String, Cursor> known = subscribers.progress();
        saved = known;
        Cursor cursor = known.values().stream().min(Cursor::compareTo).orElseGet(subscribers::end);
        while (goesOn() && leader.leads()) {
            ChangePage page = changeLog.await(cursor, PAGE, WAIT, COMPONENTS);
            mailboxes.put(page, cursor, subscribers.byUrl(), known);
            cursor = page.next();
            save();
            if (!page.changes().isEmpty() && !page.more()) {
                pause(GATHER);
            }
        }
        save();
    }

    private void save() {
        Map<String, Cursor> told = mailboxes.told();
        if (!told.equals(saved)) {
            subscribers.save(told);
            saved = told;
        }
    }

    private void forget() {
        try {
            subscribers.save(Map.of());
        } catch (DataAccessException | TransactionException away) {
            log.warn("What subscribers were told last cannot be forgotten now: {}", away.getMessage());
        }
    }

    private static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException stopped) {
            // Whether we go on is asked next.
        }
    }
}
