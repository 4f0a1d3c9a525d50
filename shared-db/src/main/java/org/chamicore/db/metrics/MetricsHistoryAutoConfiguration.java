package org.chamicore.db.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.chamicore.db.pool.ServicePool;
import org.chamicore.db.session.ServiceSessions;
import org.chamicore.db.session.SessionAutoConfiguration;
import org.chamicore.db.statistics.GrowthHistory;
import org.chamicore.db.statistics.StatisticsAutoConfiguration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The past metrics of a service that names its schema in {@code chamicore.schema}. */
@AutoConfiguration(after = {SessionAutoConfiguration.class, StatisticsAutoConfiguration.class})
@ConditionalOnProperty("chamicore.schema")
@EnableConfigurationProperties(MetricsHistoryProperties.class)
public class MetricsHistoryAutoConfiguration {

    @Bean
    EventMetrics eventMetrics() {
        return new EventMetrics();
    }

    @Bean
    MetricsHistory metricsHistory(
            JdbcClient jdbc,
            EventMetrics events,
            ServiceSessions sessions,
            ServicePool pool,
            ObjectProvider<PoolReading.Source> source,
            ObjectProvider<MeterRegistry> metrics,
            MetricsHistoryProperties settings) {
        PoolReading.Source readings =
                source.getIfAvailable(() -> new HikariReadings(pool, metrics.getIfAvailable(SimpleMeterRegistry::new)));
        return new MetricsHistory(new MetricsRepository(jdbc), events, readings, sessions.instance(), settings.every());
    }

    @Bean
    @ConditionalOnAvailableEndpoint
    MetricsHistoryEndpoint metricsHistoryEndpoint(MetricsHistory history, GrowthHistory growth) {
        return new MetricsHistoryEndpoint(history, growth);
    }
}
