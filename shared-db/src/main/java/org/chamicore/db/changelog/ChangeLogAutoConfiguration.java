package org.chamicore.db.changelog;

import javax.sql.DataSource;
import org.chamicore.db.metrics.EventMetrics;
import org.chamicore.db.plan.PlanAutoConfiguration;
import org.chamicore.db.plan.PlanRepository;
import org.chamicore.db.pool.OwnConnections;
import org.chamicore.db.settings.DatabaseSettings;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** The change log of a service that names its schema in {@code chamicore.schema}. */
@AutoConfiguration(
        after = {PlanAutoConfiguration.class, JdbcClientAutoConfiguration.class, JacksonAutoConfiguration.class})
@ConditionalOnProperty("chamicore.schema")
public class ChangeLogAutoConfiguration {

    @Bean
    ChangeSignal changeSignal(DataSource pool, OwnConnections ownConnections, DatabaseSettings settings) {
        return new ChangeSignal(pool, ownConnections, settings.schema());
    }

    @Bean
    ChangeLog changeLog(
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            PlanRepository plans,
            JsonMapper json,
            ChangeSignal signal,
            DatabaseSettings settings,
            ObjectProvider<EventMetrics> metrics) {
        return new ChangeLog(
                new ChangeLogRepository(jdbc, new TransactionTemplate(transactions), plans, json),
                signal,
                settings.schema(),
                metrics.getIfAvailable(EventMetrics::new));
    }
}
