package org.chamicore.db.settings;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a service reaches its schema. {@link EnvironmentSettings} reads it and gives the defaults.
 *
 * @param schema the one schema of the service; the service's role bears the same name
 * @param jdbcUrl without credentials
 * @param migration the role that owns the schema, where the service migrates at start; null where it only checks
 * @param maxConns most connections in the pool
 * @param minConns connections kept while idle
 * @param maxConnLifetime age at which a connection is replaced
 * @param maxConnIdleTime idle time after which a connection beyond {@code minConns} is closed
 * @param acquireTimeout longest wait for a connection
 * @param queryTimeout longest run of one statement
 * @param leakThreshold time after which a borrowed connection counts as leaked
 * @param maxQueriesPerConn statements after which a connection is replaced
 * @param alarmPercent share of the pool in use from which on it is an alarm
 * @param alarmAfter how long the pool is that busy before it is one, and no longer so before it ends
 * @param statisticsInterval how often the server is asked for what it counts
 * @param connectRetries how often the start asks again for a database that is not there yet
 */
public record DatabaseSettings(
        String schema,
        String jdbcUrl,
        Credentials service,
        @Nullable Credentials migration,
        int maxConns,
        int minConns,
        Duration maxConnLifetime,
        Duration maxConnIdleTime,
        Duration acquireTimeout,
        Duration queryTimeout,
        Duration leakThreshold,
        int maxQueriesPerConn,
        int alarmPercent,
        Duration alarmAfter,
        Duration statisticsInterval,
        int connectRetries) {

    /** Without the address's parameters, which may hold a secret of their own. */
    @Override
    public String toString() {
        return "%s at %s as %s".formatted(schema, jdbcUrl.replaceFirst("\\?.*", ""), service);
    }
}
