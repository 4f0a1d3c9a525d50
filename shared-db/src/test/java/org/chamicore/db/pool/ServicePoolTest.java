package org.chamicore.db.pool;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.chamicore.db.fixture.Instance;
import org.chamicore.db.fixture.LogLines;
import org.chamicore.db.fixture.Operator;
import org.chamicore.db.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;
import org.springframework.boot.health.contributor.Health;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.BadSqlGrammarException;

class ServicePoolTest {

    private final LogLines log = LogLines.listen();

    private static TestDatabase database;

    @BeforeAll
    static void createDatabase() {
        database = TestDatabase.create().migrate("smd");
    }

    @AfterEach
    void stopListening() {
        log.close();
    }

    private static Instance start(String... settings) {
        return Instance.startOn(database, "smd", settings);
    }

    private static PoolStatistics statistics(Instance instance) {
        return instance.bean(ServicePool.class).statistics();
    }

    private static int backend(Instance instance) {
        return instance.jdbc()
                .sql("select pg_backend_pid()")
                .query(Integer.class)
                .single();
    }

    private static Health health(Instance instance) {
        return instance.health();
    }

    private static double metric(Instance instance, String name) {
        SimpleMeterRegistry metrics = new SimpleMeterRegistry();
        instance.bean(PoolMetrics.class).bindTo(metrics);
        return metrics.get(name)
                .meters()
                .iterator()
                .next()
                .measure()
                .iterator()
                .next()
                .getValue();
    }

    @Test
    void replacesAConnectionThatRanAsManyStatementsAsOneMay() {
        try (Instance instance = start("DB_MAX_CONNS=1", "DB_MAX_QUERIES_PER_CONN=10")) {
            List<Integer> backends =
                    IntStream.range(0, 25).map(run -> backend(instance)).boxed().toList();
            assertThat(backends.stream().distinct().count()).isGreaterThanOrEqualTo(3);
            assertThat(backends).allSatisfy(each -> assertThat(Collections.frequency(backends, each))
                    .isLessThanOrEqualTo(10));
            assertThat(statistics(instance).recycled())
                    .isGreaterThanOrEqualTo(backends.stream().distinct().count() - 1);
            assertThat(metric(instance, "chamicore.db.pool.recycled")).isGreaterThanOrEqualTo(2);
            assertThat(statistics(instance).potentialLeaks()).isZero();
        }
    }

    @Test
    void countsWhatIsLentAndGivenBackAndRun() throws SQLException {
        try (Instance instance = start()) {
            PoolStatistics statistics = statistics(instance);
            long acquired = statistics.acquired();
            long queries = statistics.queries();
            try (Connection connection = instance.pool().getConnection()) {
                assertThat(connection.isValid(1)).isTrue();
                assertThat(statistics.acquired() - statistics.released()).isPositive();
            }
            backend(instance);
            assertThat(statistics.acquired()).isGreaterThanOrEqualTo(acquired + 2);
            await().untilAsserted(() -> assertThat(statistics.released()).isEqualTo(statistics.acquired()));
            assertThat(statistics.queries()).isGreaterThan(queries);
            assertThat(metric(instance, "chamicore.db.pool.query.average")).isPositive();
            assertThatThrownBy(
                            () -> instance.jdbc().sql("select nothing").query().singleValue())
                    .isInstanceOf(BadSqlGrammarException.class);
            assertThat(statistics.failedQueries()).isPositive();
        }
    }

    @Test
    void countsTheRunsThatFindTheirPlanPrepared() {
        try (Instance instance = start("DB_MAX_CONNS=1")) {
            for (int run = 0; run < 20; run++) {
                backend(instance);
            }
            PoolStatistics statistics = statistics(instance);
            assertThat(statistics.preparedRuns()).isGreaterThanOrEqualTo(20);
            assertThat(statistics.reusedPlans()).isBetween(14L, statistics.preparedRuns() - 4);
        }
    }

    @Test
    void countsTransactionsThatAreRolledBack() {
        try (Instance instance = start()) {
            instance.inTransaction(() -> backend(instance));
            assertThatThrownBy(() -> instance.inTransaction(() -> {
                        throw new IllegalStateException("no");
                    }))
                    .isInstanceOf(IllegalStateException.class);
            assertThat(statistics(instance).commits()).isPositive();
            assertThat(statistics(instance).rollbacks()).isPositive();
        }
    }

    @Test
    void hasTheConnectionsThatItKeepsBeforeItIsReady() {
        try (Instance instance = start("DB_MIN_CONNS=5");
                Operator operator = Operator.of(database)) {
            assertThat(instance.bean(ServicePool.class).getHikariPoolMXBean().getTotalConnections())
                    .isGreaterThanOrEqualTo(5);
            assertThat(operator.connections("smd")).isGreaterThanOrEqualTo(5);
        }
    }

    @Test
    void refusesWhenAllAreInUseAndDoesNotHang() throws SQLException {
        try (Instance instance = start("DB_MAX_CONNS=2", "DB_ACQUIRE_TIMEOUT=300ms")) {
            List<Connection> taken = new ArrayList<>();
            long start = System.nanoTime();
            assertThatThrownBy(() -> {
                        while (true) {
                            taken.add(instance.pool().getConnection());
                        }
                    })
                    .isInstanceOf(SQLTransientConnectionException.class);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
            assertThat(statistics(instance).failed()).isPositive();
            assertThat(instance.bean(ServicePool.class).breaker().getState().name())
                    .as("a busy pool says nothing against the database")
                    .isEqualTo("CLOSED");
            if (taken.size() == 2) { // else the signal of changes had one
                assertThat(health(instance).getStatus().getCode()).isEqualTo("DEGRADED");
                assertThat(health(instance).getDetails())
                        .extractingByKey("reason")
                        .asString()
                        .contains("all connections are in use");
            }
            for (Connection each : taken) {
                each.close();
            }
            await().atMost(10, SECONDS).until(() -> health(instance).getStatus().getCode(), "UP"::equals);
        }
    }

    @Test
    void namesWhoKeepsAConnection() throws SQLException {
        try (Instance instance = start("DB_LEAK_THRESHOLD=2s", "DB_MAX_CONNS=5")) {
            MDC.put("requestId", "leaky-1");
            try (Connection kept = instance.pool().getConnection()) {
                assertThat(kept.isValid(1)).isTrue();
                MDC.clear();
                await().atMost(10, SECONDS)
                        .until(() -> !instance.bean(PoolWatch.class).kept().isEmpty());
                assertThat(instance.bean(PoolWatch.class).kept())
                        .singleElement()
                        .asString()
                        .contains("ServicePoolTest.namesWhoKeepsAConnection", "leaky-1");
                Health health = health(instance);
                assertThat(health.getStatus().getCode()).isEqualTo("DEGRADED");
                assertThat(health.getDetails().get("keptConnections").toString())
                        .contains("ServicePoolTest.namesWhoKeepsAConnection", "leaky-1");
                assertThat(health.getDetails()).containsEntry("potentialLeaks", 1L);
                assertThat(metric(instance, "chamicore.db.pool.potential.leaks"))
                        .isOne();
                assertThat(metric(instance, "chamicore.db.pool.kept")).isOne();
                SimpleMeterRegistry metrics = new SimpleMeterRegistry();
                PoolMetrics places = instance.bean(PoolMetrics.class);
                places.bindTo(metrics);
                places.changed(new Degradation(Degradation.Kind.CONNECTION_KEPT, true, "kept"));
                assertThat(metrics.get("chamicore.db.pool.kept.by.place")
                                .gauge()
                                .getId()
                                .getTag("place"))
                        .startsWith("ServicePoolTest.namesWhoKeepsAConnection:");
                assertThat(log.text())
                        .contains("A connection is kept for more than")
                        .contains("leaky-1")
                        .contains("at org.chamicore.db.pool.ServicePoolTest.namesWhoKeepsAConnection");
            } finally {
                MDC.clear();
            }
            await().atMost(10, SECONDS)
                    .until(() -> instance.bean(PoolWatch.class).kept().isEmpty());
            assertThat(metric(instance, "chamicore.db.pool.kept")).isZero();
            assertThat(health(instance).getStatus().getCode()).isEqualTo("UP");
            assertThat(log.text()).contains("given back after");
        }
    }

    @Test
    void raisesTheAlarmWhileItIsNearlyUsedUp() throws SQLException {
        try (Instance instance = start(
                "DB_MAX_CONNS=5", "DB_ALARM_AFTER=300ms", "DB_ALARM_PERCENT=50", "chamicore.sessions.beat=200ms")) {
            List<Connection> taken = new ArrayList<>();
            for (int number = 0; number < 3; number++) {
                taken.add(instance.pool().getConnection());
            }
            await().atMost(10, SECONDS)
                    .until(() -> instance.bean(PoolWatch.class).isBusy());
            assertThat(health(instance).getStatus().getCode()).isEqualTo("DEGRADED");
            assertThat(metric(instance, "chamicore.db.pool.alarm")).isOne();
            assertThat(metric(instance, "chamicore.db.pool.utilisation")).isGreaterThanOrEqualTo(60);
            assertThat(metric(instance, "chamicore.db.pool.peak")).isGreaterThanOrEqualTo(3);
            assertThat(log.text()).contains("WARN").contains("POOL_BUSY");
            await().atMost(20, SECONDS).untilAsserted(() -> assertThat(instance.jdbc()
                            .sql("select details ->> 'reason' from service_events where event = 'pool.degraded'")
                            .query(String.class)
                            .list())
                    .singleElement()
                    .asString()
                    .contains("of 5 connections in use, more than 50 %"));
            for (Connection each : taken) {
                each.close();
            }
            await().atMost(10, SECONDS)
                    .until(() -> !instance.bean(PoolWatch.class).isBusy());
            assertThat(health(instance).getStatus().getCode()).isEqualTo("UP");
        }
    }

    @Test
    void cutsOffAStatementThatTakesTooLong() {
        try (Instance instance = start("DB_QUERY_TIMEOUT=200ms")) {
            assertThatThrownBy(() ->
                            instance.jdbc().sql("select pg_sleep(20)").query().singleValue())
                    .isInstanceOf(DataAccessException.class)
                    .rootCause()
                    .isInstanceOfSatisfying(SQLException.class, cut -> assertThat(cut.getSQLState())
                            .isEqualTo("57014"));
            assertThat(backend(instance)).isPositive();
            assertThat(instance.bean(ServicePool.class).breaker().getState().name())
                    .isEqualTo("CLOSED");
        }
    }
}
