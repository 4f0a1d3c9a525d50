package org.chamicore.db.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.chamicore.db.bulk.BulkAutoConfiguration;
import org.chamicore.db.changelog.ChangeLogAutoConfiguration;
import org.chamicore.db.failure.FailureAutoConfiguration;
import org.chamicore.db.plan.PlanAutoConfiguration;
import org.chamicore.db.pool.PoolAutoConfiguration;
import org.chamicore.db.replica.ReplicaAutoConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.jdbc.test.autoconfigure.AutoConfigureTestDatabase;
import org.springframework.boot.jdbc.test.autoconfigure.JdbcTest;
import org.springframework.test.context.ContextConfiguration;

/** A test of SQL: real PostgreSQL, our migrations, the service's own role; each test in a transaction that is rolled back. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@JdbcTest
@AutoConfigureTestDatabase(replace = AutoConfigureTestDatabase.Replace.NONE)
@ImportAutoConfiguration({
    PoolAutoConfiguration.class,
    PlanAutoConfiguration.class,
    JacksonAutoConfiguration.class,
    BulkAutoConfiguration.class,
    ChangeLogAutoConfiguration.class,
    FailureAutoConfiguration.class,
    ReplicaAutoConfiguration.class
})
@ContextConfiguration(initializers = TestDatabaseInitializer.class)
public @interface RepositoryTest {}
