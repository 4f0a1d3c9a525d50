package org.chamicore.db.health;

import com.zaxxer.hikari.HikariPoolMXBean;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.chamicore.db.pool.PoolWatch;
import org.chamicore.db.pool.ServicePool;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Whether the schema answers, how fast, at which version it is and how busy the pool is: up, degraded with the reasons, or down. Who
 * asks never waits for a connection while all are in use, nor for a database that is known to be away.
 */
class DatabaseHealth extends AbstractHealthIndicator {

    private static final Duration LONG_UNPROCESSED = Duration.ofMinutes(5);
    private static final double SLOW_MILLIS = 1000;

    private final ServicePool pool;
    private final PoolWatch watch;
    private final String schema;
    private final List<EventBacklog> backlogs;

    DatabaseHealth(ServicePool pool, PoolWatch watch, String schema, List<EventBacklog> backlogs) {
        super("The database does not answer");
        this.pool = pool;
        this.watch = watch;
        this.schema = schema;
        this.backlogs = backlogs;
    }

    @Override
    protected void doHealthCheck(Health.Builder builder) {
        List<String> reasons = new ArrayList<>();
        describePool(builder, reasons);
        if (pool.breaker().getState() == CircuitBreaker.State.OPEN) {
            builder.down().withDetail("reason", "the database does not answer");
            return;
        }
        if (isUsedUp()) {
            reasons.add("all connections are in use");
        } else {
            try {
                askDatabase(builder, reasons);
            } catch (DataAccessException failed) {
                builder.down(failed).withDetail("reason", "the database does not answer");
                return;
            }
        }
        if (reasons.isEmpty()) {
            builder.up();
        } else {
            builder.status(new Status("DEGRADED")).withDetail("reason", String.join("; ", reasons));
        }
    }

    private void describePool(Health.Builder builder, List<String> reasons) {
        HikariPoolMXBean connections = pool.getHikariPoolMXBean();
        List<String> kept = watch.kept();
        builder.withDetail("schema", schema)
                .withDetail("connectionsInUse", connections.getActiveConnections())
                .withDetail("connectionsOpen", connections.getTotalConnections())
                .withDetail("connectionsMost", pool.getMaximumPoolSize())
                .withDetail("utilisationPercent", pool.percentInUse())
                .withDetail("waitingForConnection", connections.getThreadsAwaitingConnection())
                .withDetail("potentialLeaks", pool.statistics().potentialLeaks())
                .withDetail("keptConnections", kept)
                .withDetail("breaker", pool.breaker().getState().name().toLowerCase(Locale.ROOT));
        if (watch.isBusy()) {
            reasons.add("the pool is nearly used up");
        }
        if (!kept.isEmpty()) {
            reasons.add("%d connections are kept for too long".formatted(kept.size()));
        }
    }

    private boolean isUsedUp() {
        return pool.getHikariPoolMXBean().getActiveConnections() >= pool.getMaximumPoolSize();
    }

    private void askDatabase(Health.Builder builder, List<String> reasons) {
        long start = System.nanoTime();
        String version = version();
        double millis = (System.nanoTime() - start) / 1e6;
        builder.withDetail("schemaVersion", version == null ? "none" : version).withDetail("queryMillis", millis);
        if (millis > SLOW_MILLIS) {
            reasons.add("the database takes %d ms to answer".formatted(Math.round(millis)));
        }
        oldestUnprocessed().ifPresent(age -> {
            builder.withDetail("oldestUnprocessedSeconds", age.toSeconds());
            if (age.compareTo(LONG_UNPROCESSED) > 0) {
                reasons.add("an event is unprocessed for %d s".formatted(age.toSeconds()));
            }
        });
    }

    private Optional<Duration> oldestUnprocessed() {
        return backlogs.stream()
                .map(EventBacklog::oldestUnprocessed)
                .flatMap(Optional::stream)
                .max(Duration::compareTo);
    }

    private @Nullable String version() {
        return JdbcClient.create(pool)
                .sql("select max(version) from schema_migrations")
                .query(String.class)
                .optional()
                .orElse(null);
    }
}
