package org.chamicore.db.plan;

import org.chamicore.db.pool.PoolAutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The plans of a service that names its schema in {@code chamicore.schema}. */
@AutoConfiguration(after = {PoolAutoConfiguration.class, JdbcClientAutoConfiguration.class})
@ConditionalOnProperty("chamicore.schema")
public class PlanAutoConfiguration {

    @Bean
    PlanRepository planRepository(JdbcClient jdbc) {
        return new PlanRepository(jdbc);
    }

    @Bean
    StatisticsRefresh statisticsRefresh(PlanRepository plans) {
        return new StatisticsRefresh(plans);
    }
}
