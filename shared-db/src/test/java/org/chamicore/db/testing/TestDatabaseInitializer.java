package org.chamicore.db.testing;

import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Points a test's application at the {@link TestDatabase} of this run, its own schema migrated; at one of its own where the test says
 * {@value #OWN}. Either is there as a bean.
 */
public class TestDatabaseInitializer implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    /** The property of a test whose data would burden all others. */
    public static final String OWN = "test.database.own=true";

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        String schema = context.getEnvironment().getRequiredProperty("chamicore.schema");
        boolean isOwn = context.getEnvironment().getProperty("test.database.own", Boolean.class, false);
        TestDatabase database = (isOwn ? TestDatabase.create() : TestDatabase.shared()).migrate(schema);
        context.getBeanFactory().registerSingleton("testDatabase", database);
        TestPropertyValues.of(
                        "DATABASE_URL=" + database.jdbcUrl(),
                        "DB_USERNAME=" + schema,
                        "DB_PASSWORD=" + database.role(schema).password(),
                        "DB_MIN_CONNS=1",
                        "DB_MAX_CONNS=10")
                .applyTo(context);
    }
}
