package org.chamicore.db.changelog;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.chamicore.db.changelog.ChangeLogRepository.Extent;
import org.chamicore.db.changelog.ChangeLogRepository.Reading;
import org.chamicore.db.metrics.EventMetrics;
import org.slf4j.MDC;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The append-only log of this schema's changes. Changes are read in the order (transaction, position) and only once every
 * older transaction has ended, so that a reader which remembers its last cursor never misses a late committer
 * (docs/adr/0004-change-log.md).
 */
public class ChangeLog {

    /** The logging context's name for the one who asks; set by whoever takes the request. */
    public static final String ACTOR = "actor";

    /** The logging context's name for the request. */
    public static final String REQUEST_ID = "requestId";

    private static final String MEMORY = "memory";
    private static final int STATEMENT_ROWS = 5000;

    /** How soon to look again, at first and at last, when the newest change waits for an older transaction to end. */
    private static final Duration UNSETTLED_WAIT = Duration.ofMillis(10);

    private static final Duration LONGEST_UNSETTLED_WAIT = Duration.ofMillis(80);

    private final ChangeLogRepository repository;
    private final ChangeSignal signal;
    private final String service;
    private final EventMetrics metrics;
    private final TransactionSynchronization announcing; // one object, so that a transaction announces once

    ChangeLog(ChangeLogRepository repository, ChangeSignal signal, String service, EventMetrics metrics) {
        this.repository = repository;
        this.signal = signal;
        this.service = service;
        this.metrics = metrics;
        this.announcing = new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                signal.announce();
            }
        };
    }

    /**
     * Prepares the caller's transaction for the many things that it is about to change, before it touches the first of them. Without
     * it, it may go by plans from the time when there were few ({@link org.chamicore.db.plan.PlanRepository#fitForMany}).
     */
    public void expect(int count) {
        repository.expect(count);
    }

    /**
     * Logs a change in the caller's transaction, after the change itself was written there.
     *
     * @throws IllegalStateException where no transaction is open
     */
    public void append(Change change) {
        append(List.of(change));
    }

    /**
     * Logs changes in the caller's transaction, in their order, after they were written there: whoever wrote the same thing
     * before is then known to come before.
     *
     * @throws IllegalStateException where no transaction is open
     */
    public void append(List<Change> changes) {
        Author author = author();
        append(changes, change -> author);
    }

    /** Whose doing is what this thread changes: the asker's of its request, or the service's own. */
    public Author author() {
        return new Author(
                Optional.ofNullable(MDC.get(ACTOR)).orElse(service),
                Optional.ofNullable(MDC.get(REQUEST_ID)).orElse("-"));
    }

    /**
     * As {@link #append(List)}, where one transaction does the work of several requests.
     *
     * @param author whose doing each change is
     */
    public void append(List<Change> changes, Function<Change, Author> author) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("a change is logged in the transaction that makes it, and none is open");
        }
        for (int from = 0; from < changes.size(); from += STATEMENT_ROWS) {
            repository.append(changes.subList(from, Math.min(changes.size(), from + STATEMENT_ROWS)), author);
        }
        if (!changes.isEmpty()) {
            TransactionSynchronizationManager.registerSynchronization(announcing);
        }
    }

    /**
     * The next settled changes: {@code limit} at most, fewer where they are large.
     *
     * @throws CursorRetiredException when the log no longer reaches back to {@code after}, or never gave it out
     */
    public ChangePage read(Cursor after, int limit) {
        return read(after, limit, ChangeFilter.ALL);
    }

    /**
     * As {@link #read(Cursor, int)}, but only what {@code filter} lets through. Where there is no more of that, the page's cursor
     * is behind everything that was looked at, so that it does not grow old while nothing fits.
     */
    public ChangePage read(Cursor after, int limit, ChangeFilter filter) {
        return page(reading(after, limit, filter), after, filter);
    }

    /**
     * As {@link #read}, but where there is nothing new waits for it.
     *
     * @return an empty page when {@code wait} has passed, or when this process shuts down
     */
    public ChangePage await(Cursor after, int limit, Duration wait) {
        return await(after, limit, wait, ChangeFilter.ALL);
    }

    /** As {@link #await(Cursor, int, Duration)}, but only for what {@code filter} lets through. */
    public ChangePage await(Cursor after, int limit, Duration wait, ChangeFilter filter) {
        return page(awaitReading(after, limit, wait, filter), after, filter);
    }

    /** The place before the oldest change that is kept. */
    public Cursor oldest() {
        return repository.extent().oldest();
    }

    /**
     * Where the log goes on from what the caller's transaction sees; a few changes that the transaction already saw may come
     * again, none is left out.
     *
     * @throws IllegalStateException where no REPEATABLE READ transaction is open
     */
    public Cursor snapshotCursor() {
        demandOneMoment();
        Extent extent = repository.extent();
        return new Cursor(extent.oldest().epoch(), extent.horizon(), 0);
    }

    /**
     * A short text that is another whenever the caller's transaction sees another state of things of these kinds: the same text
     * means that every change of them which this transaction sees was seen when it was given out, and no other. Costs an index
     * look-up per kind.
     *
     * @throws IllegalStateException where no REPEATABLE READ transaction is open
     */
    public String version(Collection<String> kinds) {
        demandOneMoment();
        return repository.version(kinds);
    }

    /** That text as it is now, for who only wants to know whether it is another; one statement, which needs no transaction. */
    public String currentVersion(Collection<String> kinds) {
        return repository.version(kinds);
    }

    /**
     * The keys of the things of a kind that the caller's transaction may see otherwise than another one did, and perhaps a few more.
     *
     * @param seen the {@link #snapshotCursor} of that other transaction
     * @return empty where they are more than {@code most}, or where the log no longer reaches back to there
     * @throws IllegalStateException where no REPEATABLE READ transaction is open
     */
    public Optional<Set<String>> changedSince(Cursor seen, String kind, int most) {
        demandOneMoment();
        return repository.changedSince(seen, kind, most + 1).filter(keys -> keys.size() <= most);
    }

    /** What {@link #read} finds, and what it knows besides. */
    Reading reading(Cursor after, int limit) {
        return reading(after, limit, ChangeFilter.ALL);
    }

    private Reading reading(Cursor after, int limit, ChangeFilter filter) {
        Reading reading = repository.read(after, limit, filter);
        Extent extent = reading.extent();
        if (!after.epoch().equals(extent.oldest().epoch())
                || after.compareTo(extent.oldest()) < 0
                || after.xid() > extent.end()) {
            throw new CursorRetiredException();
        }
        return reading;
    }

    /** What {@link #await} finds, and what it knows besides. */
    Reading awaitReading(Cursor after, int limit, Duration wait) {
        return awaitReading(after, limit, wait, ChangeFilter.ALL);
    }

    private Reading awaitReading(Cursor after, int limit, Duration wait, ChangeFilter filter) {
        long end = System.nanoTime() + wait.toNanos();
        Duration unsettledWait = UNSETTLED_WAIT;
        while (true) {
            long seen = signal.count();
            Reading reading = reading(after, limit, filter);
            Duration left = Duration.ofNanos(end - System.nanoTime());
            if (!reading.changes().isEmpty() || !left.isPositive()) {
                return reading;
            }
            boolean goOn;
            if (reading.extent().waiting() == null) {
                unsettledWait = UNSETTLED_WAIT;
                goOn = signal.await(seen, shorter(ChangeSignal.POLL, left));
            } else { // the end of the older transaction may give no signal, and no other signal helps
                goOn = signal.pause(shorter(unsettledWait, left));
                unsettledWait = shorter(unsettledWait.multipliedBy(2), LONGEST_UNSETTLED_WAIT);
            }
            if (!goOn) {
                return reading;
            }
        }
    }

    /** Whether this process shuts down, so that {@link #await} no longer waits. */
    public boolean isClosing() {
        return signal.isClosing();
    }

    /** Notes that a memory has taken changes in. */
    void noteTaken(List<LoggedChange> changes) {
        Instant now = Instant.now();
        changes.forEach(each -> metrics.taken(MEMORY, event(each), 1, age(each, now)));
    }

    /** Notes that a memory could not take in a stretch of the log, one of them at least. */
    void noteFailed(List<LoggedChange> changes, RuntimeException failed) {
        LoggedChange first = changes.getFirst();
        metrics.failed(MEMORY, event(first), changes.size(), age(first, Instant.now()), failed.toString());
    }

    private String event(LoggedChange change) {
        return service + "." + change.change().kind();
    }

    private static Duration age(LoggedChange change, Instant now) {
        Duration age = Duration.between(change.occurredAt(), now);
        return age.isNegative() ? Duration.ZERO : age;
    }

    private static void demandOneMoment() {
        Integer isolation = TransactionSynchronizationManager.getCurrentTransactionIsolationLevel();
        if (isolation == null || isolation < Isolation.REPEATABLE_READ.value()) {
            throw new IllegalStateException(
                    "a snapshot and the log fit together only in a REPEATABLE READ transaction");
        }
    }

    private static ChangePage page(Reading reading, Cursor after, ChangeFilter filter) {
        Cursor last = reading.changes().isEmpty()
                ? after
                : reading.changes().getLast().cursor();
        Cursor settled = new Cursor(after.epoch(), reading.extent().horizon(), 0);
        boolean behindAll = reading.whole() && !filter.equals(ChangeFilter.ALL) && settled.compareTo(last) > 0;
        return new ChangePage(reading.changes(), behindAll ? settled : last, !reading.whole());
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
