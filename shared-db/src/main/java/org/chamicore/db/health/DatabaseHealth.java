package org.chamicore.db.health;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whether the schema answers, how fast, at which version it is and how busy the pool is. */
class DatabaseHealth extends AbstractHealthIndicator {

    private final HikariDataSource pool;
    private final String schema;

    DatabaseHealth(HikariDataSource pool, String schema) {
        super("The database does not answer");
        this.pool = pool;
        this.schema = schema;
    }

    @Override
    protected void doHealthCheck(Health.Builder builder) {
        builder.withDetail("schema", schema);
        HikariPoolMXBean connections = pool.getHikariPoolMXBean();
        if (connections != null) {
            builder.withDetail("connectionsInUse", connections.getActiveConnections())
                    .withDetail("connectionsMost", pool.getMaximumPoolSize())
                    .withDetail("waitingForConnection", connections.getThreadsAwaitingConnection());
        }
        long start = System.nanoTime();
        String version = version();
        builder.up()
                .withDetail("schemaVersion", version == null ? "none" : version)
                .withDetail("queryMillis", (System.nanoTime() - start) / 1e6);
    }

    private @Nullable String version() {
        return JdbcClient.create(pool)
                .sql("select max(version) from schema_migrations")
                .query(String.class)
                .optional()
                .orElse(null);
    }
}
