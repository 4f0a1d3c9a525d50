package org.chamicore.db.pool;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.chamicore.db.fixture.Instance;
import org.chamicore.db.fixture.LogLines;
import org.chamicore.db.fixture.OwnServer;
import org.chamicore.db.settings.DatabaseSettings;
import org.chamicore.db.testing.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;

/** A real server that is stopped and started under a running service. */
class OutageTest {

    private final LogLines log = LogLines.listen();

    private static OwnServer server;
    private static TestDatabase database;

    @BeforeAll
    static void startServer() {
        server = OwnServer.start(Map.of());
        database = server.database().migrate("smd");
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    @AfterEach
    void stopListening() {
        log.close();
    }

    private static boolean answers(Instance instance) {
        try {
            return instance.jdbc().sql("select 1").query(Integer.class).single() == 1;
        } catch (DataAccessException away) {
            return false;
        }
    }

    private static double isOpen(MeterRegistry metrics) {
        return metrics.get("resilience4j.circuitbreaker.state")
                .tags("name", "database", "state", "open")
                .gauge()
                .value();
    }

    @Test
    void breakerOpensHalfOpensAndClosesAsTheDatabaseGoesAndComes() {
        try (Instance instance = Instance.startOn(database, "smd", "DB_ACQUIRE_TIMEOUT=250ms")) {
            ServicePool pool = instance.bean(ServicePool.class);
            List<String> transitions = new CopyOnWriteArrayList<>();
            pool.breaker()
                    .getEventPublisher()
                    .onStateTransition(
                            each -> transitions.add(each.getStateTransition().name()));
            List<Degradation> heard = new CopyOnWriteArrayList<>();
            PoolWatch watch = new PoolWatch(pool, instance.bean(DatabaseSettings.class), heard::add);
            watch.start();
            assertThat(answers(instance)).isTrue();

            server.stop();
            await().atMost(30, SECONDS)
                    .until(() -> !answers(instance) && pool.breaker().getState() == CircuitBreaker.State.OPEN);
            assertThat(transitions.getFirst()).isEqualTo("CLOSED_TO_OPEN");
            await().atMost(10, SECONDS).untilAsserted(() -> assertThat(heard).anySatisfy(each -> assertThat(each)
                    .returns(Degradation.Kind.DATABASE_AWAY, Degradation::kind)
                    .returns(true, Degradation::begins)));
            pool.breaker().transitionToForcedOpenState();
            long start = System.nanoTime();
            assertThatThrownBy(pool::getConnection)
                    .isInstanceOfSatisfying(
                            SQLTransientConnectionException.class,
                            refused -> assertThat(refused.getSQLState()).startsWith("08"));
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .as("nobody waits for what is known to be away")
                    .isLessThan(Duration.ofMillis(200));
            pool.breaker().transitionToOpenState();
            assertThat(instance.health().getStatus().getCode()).isEqualTo("DOWN");
            assertThat(instance.health().getDetails())
                    .containsEntry("reason", "the database does not answer")
                    .containsKey("connectionsInUse");
            assertThat(log.text()).contains("The database does not answer");

            server.start();
            await().atMost(60, SECONDS)
                    .until(() -> answers(instance) && pool.breaker().getState() == CircuitBreaker.State.CLOSED);
            assertThat(transitions).contains("OPEN_TO_HALF_OPEN", "HALF_OPEN_TO_CLOSED");
            assertThat(instance.health().getStatus().getCode()).isEqualTo("UP");
            await().atMost(10, SECONDS).untilAsserted(() -> assertThat(heard).anySatisfy(each -> assertThat(each)
                    .returns(Degradation.Kind.DATABASE_AWAY, Degradation::kind)
                    .returns(false, Degradation::begins)));
            watch.stop();
        }
    }

    @Test
    void stateOfTheBreakerIsAMetric() {
        SimpleMeterRegistry metrics = new SimpleMeterRegistry();
        DatabaseSettings settings;
        try (Instance instance = Instance.startOn(database, "smd")) {
            settings = instance.bean(DatabaseSettings.class);
        }
        try (ServicePool pool =
                new PoolFactory(settings, ApplicationName.ofNewInstance("smd", 25)).open(metrics, null)) {
            assertThat(isOpen(metrics)).isZero();
            pool.breaker().transitionToOpenState();
            assertThat(isOpen(metrics)).isOne();
            assertThatThrownBy(pool::getConnection).isInstanceOf(SQLException.class);
            assertThat(metrics.get("resilience4j.circuitbreaker.not.permitted.calls")
                            .counter()
                            .count())
                    .isOne();
        }
    }

    @Test
    void startsBeforeTheDatabaseIsUp() {
        server.stop();
        CompletableFuture<Instance> starting =
                CompletableFuture.supplyAsync(() -> Instance.startOn(database, "smd", "DB_CONNECT_RETRIES=6"));
        try {
            await().atMost(60, SECONDS).untilAsserted(() -> assertThat(log.text())
                    .contains("not there yet, asking again in 1.0 s")
                    .contains("not there yet, asking again in 2.0 s"));
        } finally {
            server.start();
        }
        try (Instance instance = starting.join()) {
            assertThat(answers(instance)).isTrue();
        }
    }
}
