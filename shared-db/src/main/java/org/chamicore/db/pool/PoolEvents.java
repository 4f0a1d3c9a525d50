package org.chamicore.db.pool;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** What the pool's connections tell: they add up to its statistics, and to the breaker's judgement of the database. */
final class PoolEvents {

    private final PoolStatistics statistics = new PoolStatistics();
    private final Set<CountedConnection> open = ConcurrentHashMap.newKeySet();
    private final CircuitBreaker breaker;
    private final int mostRuns;
    private final StatementSpans spans;

    /** @param mostRuns statements after which a connection is replaced */
    PoolEvents(CircuitBreaker breaker, int mostRuns, StatementSpans spans) {
        this.breaker = breaker;
        this.mostRuns = mostRuns;
        this.spans = spans;
    }

    PoolStatistics statistics() {
        return statistics;
    }

    CircuitBreaker breaker() {
        return breaker;
    }

    int mostRuns() {
        return mostRuns;
    }

    StatementSpans spans() {
        return spans;
    }

    Collection<CountedConnection> open() {
        return open;
    }

    void opened(CountedConnection connection) {
        open.add(connection);
    }

    void closed(CountedConnection connection) {
        open.remove(connection);
    }

    /** A statement failed; where the database was lost over it, that counts against the database. */
    void failed(SQLException failure) {
        if (Away.isLost(failure)) {
            breaker.onError(0, TimeUnit.NANOSECONDS, failure);
        }
    }
}
