package org.chamicore.db.health;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chamicore.db.fixture.Instance;
import org.chamicore.db.fixture.Operator;
import org.chamicore.db.pool.PoolWatch;
import org.chamicore.db.pool.ServicePool;
import org.chamicore.db.testing.TestDatabase;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Health;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DatabaseHealthTest {

    private static TestDatabase database;

    @BeforeAll
    static void createDatabase() {
        database = TestDatabase.create().migrate("smd");
    }

    private static JsonNode json(Health health) {
        return JsonMapper.shared()
                .valueToTree(Map.of("status", health.getStatus().getCode(), "details", health.getDetails()));
    }

    private static Health with(Instance instance, Duration oldestUnprocessed) {
        return new DatabaseHealth(
                        instance.bean(ServicePool.class),
                        instance.bean(PoolWatch.class),
                        "smd",
                        List.of(() -> Optional.of(oldestUnprocessed)))
                .health();
    }

    @Test
    void isUpWithWhatAnOperatorAsksFor() {
        try (Instance instance = Instance.startOn(database, "smd", "DB_MAX_CONNS=8", "DB_MIN_CONNS=2")) {
            JsonNode page = json(instance.health());
            assertThat(page.path("status").asString()).isEqualTo("UP");
            JsonNode details = page.path("details");
            assertThat(details.propertyNames())
                    .containsExactlyInAnyOrder(
                            "schema",
                            "schemaVersion",
                            "queryMillis",
                            "connectionsInUse",
                            "connectionsOpen",
                            "connectionsMost",
                            "utilisationPercent",
                            "waitingForConnection",
                            "potentialLeaks",
                            "keptConnections",
                            "breaker");
            assertThat(details.path("schema").asString()).isEqualTo("smd");
            assertThat(details.path("schemaVersion").asString())
                    .isEqualTo(database.migrations("smd").newest());
            assertThat(details.path("queryMillis").asDouble()).isPositive();
            assertThat(details.path("connectionsMost").asInt()).isEqualTo(8);
            assertThat(details.path("connectionsOpen").asInt()).isGreaterThanOrEqualTo(2);
            assertThat(details.path("utilisationPercent").asInt()).isBetween(0, 100);
            assertThat(details.path("potentialLeaks").asInt()).isZero();
            assertThat(details.path("keptConnections").isArray()).isTrue();
            assertThat(details.path("breaker").asString()).isEqualTo("closed");
        }
    }

    @Test
    void isDegradedForEachReasonThatThereIs() throws SQLException {
        try (Instance instance = Instance.startOn(database, "smd", "DB_LEAK_THRESHOLD=2s");
                Connection kept = instance.pool().getConnection()) {
            assertThat(kept.isValid(1)).isTrue();
            await().atMost(20, SECONDS)
                    .until(() -> !instance.bean(PoolWatch.class).kept().isEmpty());
            JsonNode page = json(with(instance, Duration.ofMinutes(6)));
            assertThat(page.path("status").asString()).isEqualTo("DEGRADED");
            assertThat(page.at("/details/reason").asString())
                    .isEqualTo("1 connections are kept for too long; an event is unprocessed for 360 s");
            assertThat(page.at("/details/oldestUnprocessedSeconds").asInt()).isEqualTo(360);
        }
    }

    @Test
    void saysHowOldTheOldestEventIsAndIsUpWhileThatIsNotLong() {
        try (Instance instance = Instance.startOn(database, "smd")) {
            JsonNode page = json(with(instance, Duration.ofSeconds(7)));
            assertThat(page.path("status").asString()).isEqualTo("UP");
            assertThat(page.at("/details/oldestUnprocessedSeconds").asInt()).isEqualTo(7);
        }
    }

    @Test
    void isDownWhileTheDatabaseLetsNobodyIn() {
        try (Instance instance = Instance.startOn(database, "smd", "DB_ACQUIRE_TIMEOUT=250ms");
                Operator operator = Operator.of(database)) {
            operator.shutOut("smd");
            try {
                await().atMost(20, SECONDS).untilAsserted(() -> {
                    JsonNode page = json(instance.health());
                    assertThat(page.path("status").asString()).isEqualTo("DOWN");
                    assertThat(page.at("/details/reason").asString()).isEqualTo("the database does not answer");
                    assertThat(page.at("/details/connectionsMost").asInt()).isEqualTo(25);
                });
            } finally {
                operator.letIn("smd");
            }
            await().atMost(30, SECONDS)
                    .until(() -> instance.health().getStatus().getCode(), "UP"::equals);
        }
    }
}
