package org.chamicore.db.pool;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.metrics.IMetricsTracker;
import com.zaxxer.hikari.metrics.micrometer.MicrometerMetricsTrackerFactory;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.micrometer.tagged.TaggedCircuitBreakerMetrics;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.tracing.Tracer;
import java.time.Duration;
import java.util.Properties;
import org.chamicore.db.settings.DatabaseSettings;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the pool from its settings. */
final class PoolFactory {

    private static final Logger log = LoggerFactory.getLogger(PoolFactory.class);
    private static final Duration OPEN = Duration.ofSeconds(2);

    private final DatabaseSettings settings;
    private final ApplicationName name;

    PoolFactory(DatabaseSettings settings, ApplicationName name) {
        this.settings = settings;
        this.name = name;
    }

    /**
     * Opens it.
     *
     * @param metrics where the pool and its breaker are to be seen; null where nobody looks
     * @param tracer what makes the statements of traced requests spans; null where nothing is traced
     */
    ServicePool open(@Nullable MeterRegistry metrics, @Nullable Tracer tracer) {
        CircuitBreakerRegistry breakers = CircuitBreakerRegistry.of(CircuitBreakerConfig.custom()
                .slidingWindowSize(10)
                .minimumNumberOfCalls(5)
                .failureRateThreshold(50)
                .waitDurationInOpenState(OPEN)
                .permittedNumberOfCallsInHalfOpenState(2)
                .build());
        CircuitBreaker breaker = breakers.circuitBreaker("database");
        breaker.getEventPublisher().onStateTransition(event -> tell(event.getStateTransition()));
        PoolEvents events = new PoolEvents(breaker, settings.maxQueriesPerConn(), new StatementSpans(tracer));
        HikariConfig hikari = hikari(events);
        hikari.setMetricsTrackerFactory((name, stats) -> new Counting(
                metrics == null
                        ? new IMetricsTracker() {}
                        : new MicrometerMetricsTrackerFactory(metrics).create(name, stats),
                events.statistics()));
        ServicePool pool = new ServicePool(hikari, events);
        if (metrics != null) {
            TaggedCircuitBreakerMetrics.ofCircuitBreakerRegistry(breakers).bindTo(metrics);
        }
        return pool;
    }

    private static void tell(CircuitBreaker.StateTransition transition) {
        if (transition.getToState() == CircuitBreaker.State.OPEN) {
            log.warn(
                    "The database does not answer: whoever wants it is turned away, next try in {} s",
                    OPEN.toSeconds());
        } else {
            log.info(
                    "The breaker of the database goes from {} to {}",
                    transition.getFromState(),
                    transition.getToState());
        }
    }

    private HikariConfig hikari(PoolEvents events) {
        HikariConfig hikari = new HikariConfig();
        hikari.setPoolName(settings.schema());
        hikari.setDataSource(new PhysicalConnections(settings.jdbcUrl(), properties(), events));
        hikari.setSchema(settings.schema());
        hikari.setMaximumPoolSize(settings.maxConns());
        hikari.setMinimumIdle(settings.minConns());
        hikari.setMaxLifetime(settings.maxConnLifetime().toMillis());
        hikari.setIdleTimeout(settings.maxConnIdleTime().toMillis());
        hikari.setConnectionTimeout(settings.acquireTimeout().toMillis());
        hikari.setConnectionInitSql(
                "set statement_timeout = %d".formatted(settings.queryTimeout().toMillis()));
        return hikari;
    }

    private Properties properties() {
        Properties properties = new Properties();
        properties.setProperty("user", settings.service().username());
        properties.setProperty("password", settings.service().password());
        properties.setProperty("ApplicationName", name.pooled());
        properties.setProperty("reWriteBatchedInserts", "true");
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("connectTimeout", "10");
        // A little longer than the database takes to cut a statement off, so that only a broken line ends this way.
        properties.setProperty(
                "socketTimeout", Long.toString(settings.queryTimeout().toSeconds() + 10));
        return properties;
    }

    /** Counts what is given back, beside what Hikari counts itself. */
    private record Counting(IMetricsTracker others, PoolStatistics statistics) implements IMetricsTracker {

        @Override
        public void recordConnectionCreatedMillis(long millis) {
            others.recordConnectionCreatedMillis(millis);
        }

        @Override
        public void recordConnectionAcquiredNanos(long nanos) {
            others.recordConnectionAcquiredNanos(nanos);
        }

        @Override
        public void recordConnectionUsageMillis(long millis) {
            others.recordConnectionUsageMillis(millis);
            statistics.release();
        }

        @Override
        public void recordConnectionTimeout() {
            others.recordConnectionTimeout();
        }

        @Override
        public void close() {
            others.close();
        }
    }
}
