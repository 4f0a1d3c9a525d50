package org.chamicore.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.chamicore.system.SystemSuite.administrator;
import static org.chamicore.system.SystemSuite.anybody;
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
import java.util.stream.LongStream;
import org.chamicore.cli.suite.Service;
import org.chamicore.cli.token.AdminTokens;
import org.chamicore.cli.token.Role;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** All services share one database, and one whose connections are all stuck takes none of another's. */
@ExtendWith(SystemSuite.class)
class NoisyNeighbourTest {

    private static final TestNode NODE = new TestNode(62);
    private static final int CALLERS = 40;
    private static final int POOL = 25;
    private static final int ROUNDS = 20;

    /** Well under the ten seconds that one waits for a connection which does not come. */
    private static final Duration LONGEST = Duration.ofSeconds(5);

    @AfterAll
    static void tidy() {
        IntStream.range(0, CALLERS)
                .forEach(each -> administrator(Service.INVENTORY).send("DELETE", "/hsm/v2/groups/noisy" + each, ""));
    }

    @Test
    void serviceWhosePoolIsUsedUpLeavesTheOthersTheirs() throws SQLException {
        NODE.register().bootsWith("calm=1");
        await().until(() -> anybody(Service.BOOT).text(NODE.scriptPath()).contains("calm=1"));
        long calm = write("calm");

        List<CompletableFuture<HttpResponse<String>>> stuck;
        long beside;
        try (Connection admin = suite().database().server().orElseThrow().admin("chamicore");
                Statement statement = admin.createStatement();
                Connection observer = suite().database().server().orElseThrow().admin("chamicore");
                Statement looking = observer.createStatement()) {
            admin.setAutoCommit(false);
            statement.execute("lock table smd.component_group in access exclusive mode");
            stuck = IntStream.range(0, CALLERS)
                    .mapToObj(each -> administrator(Service.INVENTORY)
                            .call("POST", "/hsm/v2/groups", Map.of("label", "noisy" + each)))
                    .toList();
            await().atMost(Duration.ofSeconds(20)).until(() -> connectionsAtWork(looking) >= POOL);

            beside = write("beside");
            assertThat(new AdminTokens(suite().address()).issue(Role.VIEWER, Duration.ofMinutes(1)))
                    .isNotBlank();
            assertThat(anybody(Service.BOOT).text(NODE.scriptPath())).contains("kernel");
            assertThat(connectionsAtWork(looking)).as("all that time").isGreaterThanOrEqualTo(POOL);
            admin.rollback();
        }

        System.out.printf(
                "a write of boot took %.1f ms, and %.1f ms beside a neighbour whose pool is used up (medians)%n",
                calm / 1e6, beside / 1e6);
        assertThat(stuck.stream().map(CompletableFuture::join).map(HttpResponse::statusCode))
                .as("each is done or told to come back")
                .isSubsetOf(201, 503);
    }

    /** Writes of boot and cloud-init, none of which may wait for long; the median of boot's in nanoseconds. */
    private static long write(String value) {
        long[] taken = IntStream.range(0, ROUNDS)
                .mapToLong(round -> timed(() -> NODE.bootsWith(value + "=" + round)))
                .toArray();
        long cloudInit = timed(() -> administrator(Service.CLOUD_INIT)
                .does(
                        "PUT",
                        "/cloud-init/admin/instance-info/" + NODE.xname(),
                        Map.of("local-hostname", "noisy-" + value)));
        assertThat(LongStream.concat(LongStream.of(taken), LongStream.of(cloudInit))
                        .max()
                        .orElseThrow())
                .isLessThan(LONGEST.toNanos());
        return LongStream.of(taken).sorted().skip(ROUNDS / 2).findFirst().orElseThrow();
    }

    private static long timed(Runnable work) {
        long start = System.nanoTime();
        work.run();
        return System.nanoTime() - start;
    }

    private static int connectionsAtWork(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("""
                select count(*)
                  from pg_stat_activity
                 where usename = 'smd'
                   and state  <> 'idle'
                   and query not like 'listen%'
                """)) {
            row.next();
            return row.getInt(1);
        }
    }
}
