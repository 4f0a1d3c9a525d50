package org.chamicore.db.retention;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import org.chamicore.db.pool.LeaderLock;
import org.chamicore.db.pool.OwnConnections;
import org.chamicore.db.pool.PoolAutoConfiguration;
import org.chamicore.db.settings.DatabaseSettings;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The retention of a service that names its schema in {@code chamicore.schema}: rules for what every schema has, and its own. */
@AutoConfiguration(after = {PoolAutoConfiguration.class, JdbcClientAutoConfiguration.class})
@ConditionalOnProperty("chamicore.schema")
@EnableConfigurationProperties(RetentionProperties.class)
public class RetentionAutoConfiguration {

    @Bean
    RetentionRepository retentionRepository(JdbcClient jdbc) {
        return new RetentionRepository(jdbc);
    }

    @Bean
    RetentionRule changeLogRetention(RetentionRepository repository, RetentionProperties keep) {
        return new RetentionRule("change_log", keep.events(), repository::retireChanges);
    }

    @Bean
    RetentionRule processedFailuresRetention(RetentionRepository repository, RetentionProperties keep) {
        return new RetentionRule("event_failures processed", keep.events(), repository::deleteProcessedFailures);
    }

    @Bean
    RetentionRule openFailuresRetention(RetentionRepository repository, RetentionProperties keep) {
        return new RetentionRule("event_failures open", keep.failures(), repository::deleteOpenFailures);
    }

    @Bean
    RetentionRule sessionsRetention(RetentionRepository repository, RetentionProperties keep) {
        return new RetentionRule("service_sessions", keep.sessions(), repository::deleteEndedSessions);
    }

    @Bean
    RetentionRule serviceEventsRetention(RetentionRepository repository, RetentionProperties keep) {
        return new RetentionRule("service_events", keep.events(), repository::deleteServiceEvents);
    }

    @Bean
    RetentionRule eventMetricsRetention(RetentionRepository repository, RetentionProperties keep) {
        return new RetentionRule(
                "event_metrics",
                keep.metrics(),
                (age, most) ->
                        repository.dropPartitions("event_metrics", age) + repository.deleteEventMetrics(age, most));
    }

    @Bean
    RetentionRule connectionMetricsRetention(RetentionRepository repository, RetentionProperties keep) {
        return new RetentionRule(
                "connection_metrics",
                keep.metrics(),
                (age, most) -> repository.dropPartitions("connection_metrics", age)
                        + repository.deleteConnectionMetrics(age, most));
    }

    @Bean
    RetentionRule tableSizesRetention(RetentionRepository repository, RetentionProperties keep) {
        return new RetentionRule("table_sizes", keep.metrics(), repository::deleteTableSizes);
    }

    @Bean
    Retention retention(
            RetentionRepository repository,
            List<RetentionRule> rules,
            RetentionProperties settings,
            OwnConnections connections,
            DatabaseSettings database,
            ObjectProvider<MeterRegistry> metrics) {
        return new Retention(
                repository,
                rules,
                settings,
                () -> new LeaderLock(connections, database.schema() + ".retention"),
                metrics.getIfAvailable(SimpleMeterRegistry::new));
    }

    @Bean
    @ConditionalOnAvailableEndpoint
    RetentionEndpoint retentionEndpoint(Retention retention) {
        return new RetentionEndpoint(retention);
    }
}
