package org.chamicore.db.retention;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.chamicore.db.fixture.Instance;
import org.chamicore.db.fixture.Operator;
import org.chamicore.db.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** A log of a million old rows is let go while others read and write it: nobody waits for a lock, and nobody waits long for anything. */
@Isolated
class MillionRowsTest {

    private static final int ROWS = 1_000_000;

    /** Whoever waits for a lock that long fails, and the test with him. */
    private static final String IMPATIENT = "set lock_timeout = '200ms'";

    private final TestDatabase database = TestDatabase.create().migrate("smd");
    private volatile boolean done;

    private List<Long> write() throws SQLException {
        return timed("""
                insert into change_log (xid, actor, request_id, kind, key, after)
                values (pg_current_xact_id(), 'writer', '-', 'component', 'new', '{}')
                """);
    }

    private List<Long> read() throws SQLException {
        return timed("""
                select count(*)
                  from (select xid, position, after
                          from change_log
                         where (xid, position) > (select retired_xid, retired_position from change_log_state)
                         order by xid, position
                         limit 100) as page
                """);
    }

    /** How long each took, in nanoseconds, until {@link #done}. */
    private List<Long> timed(String sql) throws SQLException {
        List<Long> times = new CopyOnWriteArrayList<>();
        try (Connection connection = database.login("smd");
                Statement statement = connection.createStatement()) {
            statement.execute(IMPATIENT);
            while (!done) {
                long start = System.nanoTime();
                statement.execute(sql);
                times.add(System.nanoTime() - start);
                LockSupport.parkNanos(2_000_000);
            }
        }
        return times;
    }

    /** As many as wait for a lock on a table or a row at any moment that is looked at. */
    private Integer waiting() throws SQLException {
        int most = 0;
        try (Connection connection = database.admin();
                Statement statement = connection.createStatement()) {
            while (!done) {
                try (ResultSet row = statement.executeQuery("""
                        select count(*)
                          from pg_locks
                          join pg_database on pg_database.oid = pg_locks.database
                         where not granted
                           and datname = current_database()
                           and locktype in ('relation', 'transactionid', 'tuple')
                        """)) {
                    row.next();
                    most = Math.max(most, row.getInt(1));
                }
                LockSupport.parkNanos(1_000_000);
            }
        }
        return most;
    }

    @Test
    void nobodyWaitsWhileTheyGo() throws Exception {
        try (Operator operator = Operator.of(database)) {
            operator.run("""
                    insert into smd.change_log (xid, occurred_at, actor, request_id, kind, key, after)
                    select '3', now() - interval '31 days', 'test', '-', 'component', 'x' || nr, '{"ID": "x0c0s0b0n0", "State": "Ready"}'
                      from generate_series(1, %d) as nr
                    """.formatted(ROWS));
            operator.run("analyze smd.change_log");
        }
        try (Instance instance = Instance.start(database, "smd", "chamicore.retention.enabled=false");
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<List<Long>>> users = List.of(this::write, this::read, this::read);
            List<Future<List<Long>>> running =
                    users.stream().map(threads::submit).toList();
            Future<Integer> waiting = threads.submit(this::waiting);
            long start = System.nanoTime();
            List<RetentionReport> reports;
            try {
                reports = instance.bean(Retention.class).run();
            } finally {
                done = true;
            }
            long seconds = (System.nanoTime() - start) / 1_000_000_000;
            assertThat(reports)
                    .filteredOn(each -> each.rule().equals("change_log"))
                    .singleElement()
                    .satisfies(each -> {
                        assertThat(each.lastRemoved()).isEqualTo(ROWS);
                        assertThat(each.failure()).isEmpty();
                    });
            assertThat(waiting.get()).as("waiting for a lock").isZero();
            for (Future<List<Long>> each : running) {
                List<Long> times = each.get().stream().sorted().toList();
                System.out.printf(
                        "%d statements in %d s: median %.1f ms, p99 %.1f ms, slowest %.1f ms%n",
                        times.size(),
                        seconds,
                        times.get(times.size() / 2) / 1e6,
                        times.get(times.size() * 99 / 100) / 1e6,
                        times.getLast() / 1e6);
                assertThat(times.get(times.size() / 2)).as("median").isLessThan(100_000_000L);
            }
        }
    }
}
