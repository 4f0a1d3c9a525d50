package org.chamicore.db.metrics;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.concurrent.TimeUnit;

/** Reads Hikari's own numbers. It knows of borrowings rather than queries; most borrowings are for one query. */
class HikariReadings implements PoolReading.Source {

    private final HikariDataSource pool;
    private final MeterRegistry metrics;

    HikariReadings(HikariDataSource pool, MeterRegistry metrics) {
        this.pool = pool;
        this.metrics = metrics;
    }

    @Override
    public PoolReading read() {
        HikariPoolMXBean now = pool.getHikariPoolMXBean();
        Timer usage = metrics.find("hikaricp.connections.usage").timer();
        Counter timeouts = metrics.find("hikaricp.connections.timeout").counter();
        return new PoolReading(
                now == null ? 0 : now.getTotalConnections(),
                now == null ? 0 : now.getActiveConnections(),
                now == null ? 0 : now.getIdleConnections(),
                now == null ? 0 : now.getThreadsAwaitingConnection(),
                usage == null ? 0 : usage.count(),
                timeouts == null ? 0 : (long) timeouts.count(),
                usage == null ? 0 : usage.totalTime(TimeUnit.MILLISECONDS));
    }
}
