package org.chamicore.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.chamicore.system.SystemSuite.administrator;
import static org.chamicore.system.SystemSuite.suite;

import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.chamicore.cli.suite.Service;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code kill -9} in the middle of a bulk write leaves all of it or nothing. */
@ExtendWith(SystemSuite.class)
class BulkWriteKilledTest {

    private static final int COMPONENTS = 20_000;

    @AfterEach
    void inventoryRuns() {
        if (!suite().service(Service.INVENTORY).isAlive()) {
            suite().start(Service.INVENTORY);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void allOrNothingIsThere(int round) throws SQLException {
        String cabinet = "x8%03d".formatted(round);
        Map<String, Object> request = Map.of(
                "Components",
                IntStream.range(0, COMPONENTS)
                        .mapToObj(number ->
                                Map.of("ID", "%sc%ds%db0n0".formatted(cabinet, number % 8, number / 8), "State", "On"))
                        .toList());
        CompletableFuture<HttpResponse<String>> write =
                administrator(Service.INVENTORY).call("POST", "/hsm/v2/State/Components", request);
        awaitWriting(write);
        suite().service(Service.INVENTORY).kill();
        write.handle((answer, cut) -> answer).join();

        suite().start(Service.INVENTORY);

        assertThat(List.of(0, COMPONENTS)).contains(stored(cabinet));
        assertThat(logged(cabinet)).isEqualTo(stored(cabinet));
    }

    /** Until the service's transaction is at work, which is seen from outside. */
    private static void awaitWriting(CompletableFuture<HttpResponse<String>> write) {
        await().pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(1))
                .until(() -> write.isDone() || number("""
                                select count(*)
                                  from pg_stat_activity
                                 where usename = 'smd'
                                   and backend_xid is not null
                                """) > 0);
    }

    private static int stored(String cabinet) {
        return (int) administrator(Service.INVENTORY)
                .json("/hsm/v2/State/Components?type=Node")
                .path("Components")
                .valueStream()
                .filter(each -> each.path("ID").asString().startsWith(cabinet + "c"))
                .count();
    }

    private static int logged(String cabinet) throws SQLException {
        return number(
                "select count(*) from smd.change_log where kind = 'component' and key like '%sc%%'".formatted(cabinet));
    }

    private static int number(String sql) throws SQLException {
        try (Connection admin = suite().database().server().orElseThrow().admin("chamicore");
                Statement statement = admin.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getInt(1);
        }
    }
}
