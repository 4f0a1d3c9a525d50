package org.chamicore.db.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.chamicore.db.fixture.Instance;
import org.chamicore.db.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** What the database does with tables that were small when it last looked at them. */
class PlanRepositoryTest {

    private static final int MANY = 2000;

    private final TestDatabase database = TestDatabase.create();

    /** The rows of the table referred to that were read from end to end, when as many refer to it. */
    private long rowsReadFor(int expected) throws SQLException {
        try (Connection connection = database.admin()) {
            connection.setAutoCommit(false);
            JdbcClient jdbc = JdbcClient.create(new SingleConnectionDataSource(connection, true));
            jdbc.sql("create temporary table place (id integer primary key)").update();
            jdbc.sql("create temporary table thing (place_id integer references place)")
                    .update();
            jdbc.sql("insert into place values (0)").update();
            jdbc.sql("analyze place").update();
            for (int tries = 0; tries < 15; tries++) { // until the check's plan is kept
                jdbc.sql("insert into thing values (0)").update();
            }
            jdbc.sql("insert into place select generate_series(1, :last)")
                    .param("last", MANY - 1)
                    .update();
            long before = rowsRead(jdbc);

            new PlanRepository(jdbc).fitForMany(expected);
            jdbc.sql("insert into thing select generate_series(0, :last)")
                    .param("last", MANY - 1)
                    .update();

            return rowsRead(jdbc) - before;
        }
    }

    private static long rowsRead(JdbcClient jdbc) {
        return jdbc.sql("select seq_tup_read from pg_stat_xact_user_tables where relname = 'place'")
                .query(Long.class)
                .single();
    }

    @Test
    void manyThatReferToOneTableDoNotReadItFromEndToEndForEach() throws SQLException {
        assertThat(rowsReadFor(MANY)).isLessThan(MANY);
        assertThat(rowsReadFor(10)).isGreaterThan((long) MANY * MANY / 2); // what it would be without
    }

    @Test
    void transactionAloneIsPlannedAnew() {
        try (Instance instance = Instance.start(database, "smd")) {
            PlanRepository plans = instance.bean(PlanRepository.class);
            instance.inTransaction(() -> {
                plans.fitForMany(999);
                assertThat(mode(instance)).isEqualTo("auto");
                plans.fitForMany(1000);
                assertThat(mode(instance)).isEqualTo("force_custom_plan");
            });
            instance.inTransaction(() -> assertThat(mode(instance)).isEqualTo("auto"));
        }
    }

    private static String mode(Instance instance) {
        return instance.jdbc().sql("show plan_cache_mode").query(String.class).single();
    }

    @ParameterizedTest
    @ValueSource(strings = {"smd", "bss", "cloudinit", "auth"})
    void tableThatGrewIsLookedAtAgainByWhoeverOwnsIt(String schema) throws SQLException {
        try (Instance instance = Instance.start(database, schema)) {
            try (Connection admin = database.admin();
                    Statement statement = admin.createStatement()) {
                statement.execute("alter table %s.table_sizes set (autovacuum_enabled = false)".formatted(schema));
            }
            instance.jdbc().sql("""
                            insert into table_sizes (relation, bytes, row_count)
                            select repeat('x', 200) || nr, 0, 0
                              from generate_series(1, 3000) as nr
                            """).update();

            await().atMost(Duration.ofSeconds(60)) // the server counts with a delay, and the service asks now and then
                    .until(() -> instance.jdbc()
                            .sql("select reltuples >= 3000 from pg_class where oid = 'table_sizes'::regclass")
                            .query(Boolean.class)
                            .single());
        }
    }
}
