package org.chamicore.db.pool;

import java.util.concurrent.atomic.LongAdder;

/** What happened in the pool since the start. Counting costs next to nothing and never waits. */
public final class PoolStatistics {

    private final LongAdder acquired = new LongAdder();
    private final LongAdder released = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final LongAdder queries = new LongAdder();
    private final LongAdder queryNanos = new LongAdder();
    private final LongAdder failedQueries = new LongAdder();
    private final LongAdder slowQueries = new LongAdder();
    private final LongAdder potentialLeaks = new LongAdder();
    private final LongAdder recycled = new LongAdder();
    private final LongAdder commits = new LongAdder();
    private final LongAdder rollbacks = new LongAdder();
    private final LongAdder reusedPlans = new LongAdder();
    private final LongAdder preparedRuns = new LongAdder();

    private static final long SLOW_NANOS = 1_000_000_000;

    void acquire() {
        acquired.increment();
    }

    void release() {
        released.increment();
    }

    void fail() {
        failed.increment();
    }

    void query(long nanos, boolean succeeded) {
        queries.increment();
        queryNanos.add(nanos);
        if (nanos >= SLOW_NANOS) {
            slowQueries.increment();
        }
        if (!succeeded) {
            failedQueries.increment();
        }
    }

    void prepared(boolean reused) {
        preparedRuns.increment();
        if (reused) {
            reusedPlans.increment();
        }
    }

    void suspectLeak() {
        potentialLeaks.increment();
    }

    void recycle() {
        recycled.increment();
    }

    void commit() {
        commits.increment();
    }

    void rollback() {
        rollbacks.increment();
    }

    /** Connections that were lent. */
    public long acquired() {
        return acquired.sum();
    }

    /** Connections that were given back. */
    public long released() {
        return released.sum();
    }

    /** Wishes for a connection that were not met. */
    public long failed() {
        return failed.sum();
    }

    /** Statements that were run. */
    public long queries() {
        return queries.sum();
    }

    /** Time that statements took, together. */
    public long queryNanos() {
        return queryNanos.sum();
    }

    /** Statements that the database refused or broke off. */
    public long failedQueries() {
        return failedQueries.sum();
    }

    /** Statements that took a second or longer. */
    public long slowQueries() {
        return slowQueries.sum();
    }

    /** What a statement took on average, in milliseconds; 0 before the first. */
    public double averageMillis() {
        long count = queries();
        return count == 0 ? 0 : queryNanos() / 1e6 / count;
    }

    /** Connections that were kept for longer than the leak threshold. */
    public long potentialLeaks() {
        return potentialLeaks.sum();
    }

    /** Connections that were replaced because they had run as many statements as one may. */
    public long recycled() {
        return recycled.sum();
    }

    /** Transactions that were committed by a call, not one by one with each statement. */
    public long commits() {
        return commits.sum();
    }

    /** Transactions that were rolled back. */
    public long rollbacks() {
        return rollbacks.sum();
    }

    /** Runs of prepared statements. */
    public long preparedRuns() {
        return preparedRuns.sum();
    }

    /** Those runs that found their plan prepared on the server. */
    public long reusedPlans() {
        return reusedPlans.sum();
    }
}
