package org.chamicore.db.statistics;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.Map;
import org.chamicore.db.fixture.Instance;
import org.chamicore.db.fixture.LogLines;
import org.chamicore.db.fixture.Operator;
import org.chamicore.db.fixture.OwnServer;
import org.chamicore.db.testing.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** On a server of 40 connections that counts statements. */
class StatisticsTest {

    private final LogLines log = LogLines.listen();

    private static OwnServer server;
    private static TestDatabase database;

    @BeforeAll
    static void startServer() {
        server = OwnServer.start(Map.of("shared_preload_libraries", "pg_stat_statements"));
        database = server.database().migrate("smd").migrate("bss");
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    @AfterEach
    void stopListening() {
        log.close();
    }

    private static StatisticsRepository as(String role) throws Exception {
        return new StatisticsRepository(JdbcClient.create(new SingleConnectionDataSource(database.login(role), true)));
    }

    @Test
    void sumsUpWhatAllThatAreConnectedMayComeToNeed() {
        try (Instance one = Instance.startOn(database, "smd", "DB_MAX_CONNS=10", "DB_STATISTICS_INTERVAL=100ms");
                Instance two = Instance.startOn(database, "smd", "DB_MAX_CONNS=7")) {
            StatisticsRepository repository = new StatisticsRepository(one.jdbc());
            await().atMost(20, SECONDS).untilAsserted(() -> {
                DatabaseStatistics both = repository.database();
                assertThat(both.replicas()).isEqualTo(2);
                assertThat(both.connectionsWanted()).isBetween(10 + 7, 10 + 7 + 15);
                assertThat(both.isOverCommitted()).isFalse();
            });
            assertThat(repository.database().connectionsAvailable()).isLessThanOrEqualTo(40 - 3);
            assertThat(log.text()).doesNotContain("The 2 processes connected may come to need 17");
            try (Instance greedy = Instance.startOn(database, "bss", "DB_MAX_CONNS=30")) {
                assertThat(greedy.jdbc()).isNotNull();
                await().atMost(20, SECONDS).untilAsserted(() -> assertThat(log.text())
                        .contains("The 3 processes connected may come to need")
                        .contains("and the server has"));
            }
            assertThat(two.jdbc()).isNotNull();
        }
    }

    @Test
    void seesTheServicesOwnTables() throws Exception {
        List<TableStatistics> tables = as("smd").tables();
        assertThat(tables).extracting(TableStatistics::table).contains("change_log", "schema_migrations");
        assertThat(tables).allSatisfy(table -> assertThat(table.bytes()).isNotNegative());
        assertThat(as("bss").tables()).extracting(TableStatistics::table).contains("replica");
        assertThat(tables).extracting(TableStatistics::table).doesNotContain("replica");
    }

    @Test
    void countsSlowStatementsOfItsOwnLogin() throws Exception {
        try (Operator operator = Operator.of(database)) {
            operator.jdbc()
                    .sql("select cast(chamicore_statistics.pg_stat_statements_reset() as text)")
                    .query(String.class)
                    .list();
        }
        StatisticsRepository smd = as("smd");
        assertThat(smd.slowStatements()).isZero();
        JdbcClient jdbc = JdbcClient.create(new SingleConnectionDataSource(database.login("smd"), true));
        jdbc.sql("select 1 from pg_sleep(1.1)").query(Integer.class).list();
        assertThat(smd.slowStatements()).isOne();
        assertThat(as("bss").slowStatements()).isZero();
    }

    @Test
    void showsAllOfItInTheMetrics() {
        try (Instance instance = Instance.startOn(database, "smd", "DB_STATISTICS_INTERVAL=100ms")) {
            StatisticsCollector collector = instance.bean(StatisticsCollector.class);
            SimpleMeterRegistry metrics = new SimpleMeterRegistry();
            collector.bindTo(metrics);
            collector.collect();
            assertThat(metrics.get("chamicore.db.database.size").gauge().value())
                    .isGreaterThan(1e6);
            assertThat(metrics.get("chamicore.db.schema.size").gauge().value()).isPositive();
            assertThat(metrics.get("chamicore.db.table.size")
                            .tag("table", "change_log")
                            .gauge()
                            .value())
                    .isPositive();
            assertThat(metrics.get("chamicore.db.table.dead.rows")
                            .tag("table", "change_log")
                            .gauge()
                            .value())
                    .isNotNegative();
            assertThat(metrics.get("chamicore.db.database.commits").gauge().value())
                    .isPositive();
            assertThat(metrics.get("chamicore.db.replicas").gauge().value()).isPositive();
            assertThat(metrics.get("chamicore.db.statistics.age").gauge().value())
                    .isLessThan(30);
        }
    }
}
