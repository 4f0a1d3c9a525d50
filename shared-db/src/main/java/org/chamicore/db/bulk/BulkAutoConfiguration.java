package org.chamicore.db.bulk;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcOperations;

/** Bulk loading for a service that names its schema in {@code chamicore.schema}. */
@AutoConfiguration(after = JdbcTemplateAutoConfiguration.class)
@ConditionalOnProperty("chamicore.schema")
public class BulkAutoConfiguration {

    @Bean
    BulkLoad bulkLoad(JdbcOperations jdbc) {
        return new BulkLoad(jdbc);
    }
}
