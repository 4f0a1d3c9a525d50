package org.chamicore.db.testing;

import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** Points a test's application at the {@link TestDatabase} of this run, its own schema migrated. */
class TestDatabaseInitializer implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        String schema = context.getEnvironment().getRequiredProperty("chamicore.schema");
        TestDatabase database = TestDatabase.shared().migrate(schema);
        TestPropertyValues.of(
                        "DATABASE_URL=" + database.jdbcUrl(),
                        "DB_USERNAME=" + schema,
                        "DB_PASSWORD=" + database.role(schema).password(),
                        "DB_MIN_CONNS=1",
                        "DB_MAX_CONNS=10")
                .applyTo(context);
    }
}
