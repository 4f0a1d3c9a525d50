package org.chamicore.db.statistics;

import org.chamicore.db.pool.PoolAutoConfiguration;
import org.chamicore.db.settings.DatabaseSettings;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The database's statistics in the metrics of a service that names its schema in {@code chamicore.schema}. */
@AutoConfiguration(after = {PoolAutoConfiguration.class, JdbcClientAutoConfiguration.class})
@ConditionalOnProperty("chamicore.schema")
public class StatisticsAutoConfiguration {

    @Bean
    GrowthHistory growthHistory(JdbcClient jdbc) {
        return new GrowthHistory(new StatisticsRepository(jdbc));
    }

    @Bean
    StatisticsCollector statisticsCollector(JdbcClient jdbc, GrowthHistory growth, DatabaseSettings settings) {
        return new StatisticsCollector(new StatisticsRepository(jdbc), growth, settings.statisticsInterval());
    }
}
