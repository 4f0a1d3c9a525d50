package org.chamicore.db.pool;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.concurrent.TimeUnit;

/**
 * The pool of a service. While the database is away, after a few tries that waited in vain, nobody waits any more but one who tries
 * now and then. Whoever comes when all connections are in use waits for the acquire timeout and no longer.
 */
public final class ServicePool extends HikariDataSource {

    private static final String NOT_CONNECTED = "08001";

    private final PoolEvents events;

    ServicePool(HikariConfig config, PoolEvents events) {
        super(config);
        this.events = events;
    }

    /** What happened in it so far. */
    public PoolStatistics statistics() {
        return events.statistics();
    }

    /** Stands between the service and the database. */
    public CircuitBreaker breaker() {
        return events.breaker();
    }

    PoolEvents events() {
        return events;
    }

    /** How many of the connections that there may be are lent. */
    public int percentInUse() {
        return 100 * getHikariPoolMXBean().getActiveConnections() / getMaximumPoolSize();
    }

    @Override
    public Connection getConnection() throws SQLException {
        if (!breaker().tryAcquirePermission()) {
            statistics().fail();
            throw new SQLTransientConnectionException(
                    "the database did not answer lately and is not asked for the moment", NOT_CONNECTED);
        }
        long start = System.nanoTime();
        try {
            Connection connection = unworn();
            breaker().onSuccess(System.nanoTime() - start, TimeUnit.NANOSECONDS);
            statistics().acquire();
            return connection;
        } catch (SQLException failed) {
            statistics().fail();
            judge(failed, System.nanoTime() - start);
            throw failed;
        } catch (RuntimeException | Error failed) {
            breaker().releasePermission();
            throw failed;
        }
    }

    /** A pool that is used up says nothing against the database. */
    private void judge(SQLException failed, long nanos) {
        if (failed.getCause() != null || Away.isLost(failed)) {
            breaker().onError(nanos, TimeUnit.NANOSECONDS, failed);
        } else {
            breaker().releasePermission();
        }
    }

    private Connection unworn() throws SQLException {
        Connection connection = super.getConnection();
        PhysicalConnection physical = connection.unwrap(PhysicalConnection.class);
        while (physical.isWorn()) {
            evictConnection(connection);
            connection.close();
            statistics().recycle();
            connection = super.getConnection();
            physical = connection.unwrap(PhysicalConnection.class);
        }
        physical.lendTo(new Borrower(connection));
        return connection;
    }
}
