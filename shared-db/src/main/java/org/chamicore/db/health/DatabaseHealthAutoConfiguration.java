package org.chamicore.db.health;

import com.zaxxer.hikari.HikariDataSource;
import javax.sql.DataSource;
import org.chamicore.db.pool.PoolAutoConfiguration;
import org.chamicore.db.settings.DatabaseSettings;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;

/** The part {@code database} of the health page. */
@AutoConfiguration(after = PoolAutoConfiguration.class)
@ConditionalOnProperty("chamicore.schema")
public class DatabaseHealthAutoConfiguration {

    @Bean
    DatabaseHealth databaseHealthIndicator(DataSource pool, DatabaseSettings settings) {
        return new DatabaseHealth((HikariDataSource) pool, settings.schema());
    }
}
