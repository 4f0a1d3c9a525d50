package org.chamicore.db.retention;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.chamicore.db.pool.LeaderLock;
import org.chamicore.db.upkeep.Periodic;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Applies every {@link RetentionRule} now and then, on one replica at a time, batch by batch with a breath in between, so that nobody
 * waits for it; and sees to the partitions of the months to come. What was removed is logged, counted and reported.
 */
public class Retention implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Retention.class);
    private static final Duration BREATH = Duration.ofMillis(5);
    private static final int MONTHS_AHEAD = 2;

    private final RetentionRepository repository;
    private final List<RetentionRule> rules;
    private final RetentionProperties settings;
    private final Supplier<LeaderLock> leader;
    private final MeterRegistry metrics;
    private final ReentrantLock running = new ReentrantLock();
    private volatile @Nullable Periodic periodic;

    /** @param leader opens the lock anew, so that no connection is held in between */
    Retention(
            RetentionRepository repository,
            List<RetentionRule> rules,
            RetentionProperties settings,
            Supplier<LeaderLock> leader,
            MeterRegistry metrics) {
        this.repository = repository;
        this.rules = List.copyOf(rules);
        this.settings = settings;
        this.leader = leader;
        this.metrics = metrics;
        this.rules.forEach(this::counter); // so that a rule which never had anything to do shows as zero
    }

    /** Applies all rules now, whoever leads, and says what each removed; a rule that fails does not keep the others from it. */
    public List<RetentionReport> run() {
        running.lock();
        try {
            repository.addPartitions(MONTHS_AHEAD);
            return rules.stream().map(this::apply).toList();
        } finally {
            running.unlock();
        }
    }

    /** What each rule did the last time, on whichever replica. */
    public List<RetentionReport> reports() {
        return repository.reports();
    }

    @Override
    public void start() {
        if (settings.enabled()) {
            periodic = Periodic.start("retention", settings.every(), this::runAsLeader);
        }
    }

    @Override
    public void stop() {
        Periodic stopping = periodic;
        periodic = null;
        if (stopping != null) {
            stopping.close();
        }
    }

    @Override
    public boolean isRunning() {
        return periodic != null;
    }

    private void runAsLeader() {
        LeaderLock lock = leader.get();
        try {
            if (lock.leads()) {
                run();
            }
        } finally {
            lock.destroy();
        }
    }

    private RetentionReport apply(RetentionRule rule) {
        long removed = 0;
        String failure = null;
        try {
            long batch;
            do {
                batch = rule.batch().remove(rule.keep(), settings.batch());
                removed += batch;
                counter(rule).increment((double) batch);
            } while (batch >= settings.batch() && breathe());
        } catch (DataAccessException | TransactionException failed) {
            failure = String.valueOf(failed.getMessage());
            log.warn("{}: not all that is older than {} could be removed: {}", rule.name(), rule.keep(), failure);
        }
        if (removed > 0) {
            log.info("{}: removed {} rows, kept for {}", rule.name(), removed, rule.keep());
        }
        return repository.report(rule, removed, failure);
    }

    /** Returns whether to go on. */
    private boolean breathe() {
        LockSupport.parkNanos(BREATH.toNanos());
        Periodic current = periodic;
        return !Thread.currentThread().isInterrupted() && (current == null || !current.isClosed());
    }

    private Counter counter(RetentionRule rule) {
        return Counter.builder("chamicore.retention.removed")
                .description("Rows that were removed because they had become old")
                .tag("rule", rule.name())
                .register(metrics);
    }
}
