package org.chamicore.db.health;

import org.chamicore.db.pool.PoolAutoConfiguration;
import org.chamicore.db.pool.PoolWatch;
import org.chamicore.db.pool.ServicePool;
import org.chamicore.db.settings.DatabaseSettings;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;

/** The part {@code database} of the health page. */
@AutoConfiguration(after = PoolAutoConfiguration.class)
@ConditionalOnProperty("chamicore.schema")
public class DatabaseHealthAutoConfiguration {

    @Bean
    DatabaseHealth databaseHealthIndicator(
            ServicePool pool, PoolWatch watch, DatabaseSettings settings, ObjectProvider<EventBacklog> backlogs) {
        return new DatabaseHealth(
                pool, watch, settings.schema(), backlogs.orderedStream().toList());
    }
}
