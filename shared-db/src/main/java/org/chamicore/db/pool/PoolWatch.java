package org.chamicore.db.pool;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.chamicore.db.pool.Degradation.Kind;
import org.chamicore.db.settings.DatabaseSettings;
import org.chamicore.db.upkeep.Periodic;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Looks at the pool now and then: how busy it is, who keeps a connection for too long, whether the database answers. */
public final class PoolWatch implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(PoolWatch.class);
    private static final Duration LONGEST_INTERVAL = Duration.ofSeconds(1);
    private static final int LOOKS = 10;

    private final ServicePool pool;
    private final DatabaseSettings settings;
    private final Consumer<Degradation> listener;
    private final PoolAlarm alarm;
    private final Set<Borrower> kept = ConcurrentHashMap.newKeySet();
    private volatile int peak;
    private boolean away;
    private volatile @Nullable Periodic watching;

    PoolWatch(ServicePool pool, DatabaseSettings settings, Consumer<Degradation> listener) {
        this.pool = pool;
        this.settings = settings;
        this.listener = listener;
        this.alarm = new PoolAlarm(settings.alarmPercent(), settings.alarmAfter());
    }

    /** Whether the pool was nearly used up for so long that somebody should look. */
    public boolean isBusy() {
        return alarm.isOn();
    }

    /** The most connections that were seen in use at once. */
    public int peak() {
        return peak;
    }

    /** Who keeps a connection for longer than the leak threshold, one line for each. */
    public List<String> kept() {
        return kept.stream()
                .map(each -> "%s, for %d s".formatted(each, each.age().toSeconds()))
                .sorted()
                .toList();
    }

    /** The places in the code that keep one, with how many. */
    Map<String, Long> keptByPlace() {
        return kept.stream().collect(Collectors.groupingBy(Borrower::place, Collectors.counting()));
    }

    @Override
    public void start() {
        watching = Periodic.start("pool-watch", interval(), this::look);
    }

    @Override
    public void stop() {
        Periodic stopping = watching;
        watching = null;
        if (stopping != null) {
            stopping.close();
        }
    }

    @Override
    public boolean isRunning() {
        return watching != null;
    }

    private Duration interval() {
        Duration shortest = settings.alarmAfter().compareTo(settings.leakThreshold()) < 0
                ? settings.alarmAfter()
                : settings.leakThreshold();
        Duration interval = shortest.dividedBy(LOOKS);
        return interval.compareTo(LONGEST_INTERVAL) < 0 ? interval : LONGEST_INTERVAL;
    }

    private void look() {
        if (pool.isClosed()) {
            return;
        }
        int percent = pool.percentInUse();
        peak = Math.max(peak, pool.getHikariPoolMXBean().getActiveConnections());
        if (alarm.sample(percent, System.nanoTime())) {
            tell(Kind.POOL_BUSY, alarm.isOn(), busyness(percent));
        }
        lookForLeaks();
        boolean now =
                switch (pool.breaker().getState()) {
                    case OPEN, FORCED_OPEN -> true;
                    case CLOSED -> false;
                    default -> away;
                };
        if (now != away) {
            away = now;
            tell(Kind.DATABASE_AWAY, now, now ? "the database does not answer" : "the database answers again");
        }
    }

    private String busyness(int percent) {
        return alarm.isOn()
                ? "%d %% of %d connections in use, more than %d %% for %d s"
                        .formatted(
                                percent,
                                pool.getMaximumPoolSize(),
                                settings.alarmPercent(),
                                settings.alarmAfter().toSeconds())
                : "%d %% of %d connections in use".formatted(percent, pool.getMaximumPoolSize());
    }

    private void lookForLeaks() {
        kept.stream().filter(Borrower::isDone).toList().forEach(done -> {
            kept.remove(done);
            tell(
                    Kind.CONNECTION_KEPT,
                    false,
                    "given back after %d s by %s".formatted(done.age().toSeconds(), done));
        });
        for (CountedConnection connection : pool.events().open()) {
            Borrower borrower = connection.borrower();
            if (borrower != null && !kept.contains(borrower) && isTooLong(borrower)) {
                kept.add(borrower);
                pool.statistics().suspectLeak();
                log.warn(
                        "A connection is kept for more than {} s, by {}",
                        settings.leakThreshold().toSeconds(),
                        borrower,
                        borrower.stack());
                listener.accept(new Degradation(Kind.CONNECTION_KEPT, true, borrower.toString()));
            }
        }
    }

    private boolean isTooLong(Borrower borrower) {
        return borrower.age().compareTo(settings.leakThreshold()) > 0 && !borrower.isDone();
    }

    private void tell(Kind kind, boolean begins, String reason) {
        if (begins) {
            log.warn("Degraded, {}: {}", kind, reason);
        } else {
            log.info("No longer degraded, {}: {}", kind, reason);
        }
        listener.accept(new Degradation(kind, begins, reason));
    }
}
