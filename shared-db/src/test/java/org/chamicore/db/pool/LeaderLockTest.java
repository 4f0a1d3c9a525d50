package org.chamicore.db.pool;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.chamicore.db.fixture.Operator;
import org.chamicore.db.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LeaderLockTest {

    private static final TestDatabase DATABASE = TestDatabase.create();

    private final AtomicInteger opened = new AtomicInteger();
    private final OwnConnections connections = () -> {
        opened.incrementAndGet();
        return DATABASE.login("smd");
    };
    private final LeaderLock first = new LeaderLock(connections, "smd.test");
    private final LeaderLock second = new LeaderLock(connections, "smd.test");

    @AfterEach
    void release() {
        first.destroy();
        second.destroy();
    }

    /** Ends the connection that holds the lock, as the death of its machine would. */
    private static void terminateLeader() {
        try (Operator operator = Operator.of(DATABASE)) {
            assertThat(operator.jdbc().sql("""
                                    select count(pg_terminate_backend(pid))
                                      from pg_locks
                                      join pg_database on pg_database.oid = database
                                     where locktype = 'advisory'
                                       and datname  = current_database()
                                       and granted
                                    """).query(Integer.class).single()).isOne();
        }
    }

    @Test
    void oneOfTwoLeadsAndGoesOnLeading() {
        assertThat(first.leads()).isTrue();
        assertThat(second.leads()).isFalse();
        assertThat(first.leads()).isTrue();
        assertThat(second.leads()).isFalse();
        assertThat(opened).as("one connection each").hasValue(2);
    }

    @Test
    void theOtherTakesOverWhenTheLeadersConnectionEnds() {
        assertThat(first.leads()).isTrue();
        assertThat(second.leads()).isFalse();
        terminateLeader();
        await().atMost(20, SECONDS).until(second::leads);
        assertThat(first.leads()).isFalse();
    }

    @Test
    void theOtherTakesOverWhenTheLeaderStops() {
        assertThat(first.leads()).isTrue();
        first.destroy();
        await().atMost(20, SECONDS).until(second::leads);
    }

    @Test
    void anotherNameIsAnotherLock() {
        LeaderLock elsewhere = new LeaderLock(connections, "smd.other");
        try {
            assertThat(first.leads()).isTrue();
            assertThat(elsewhere.leads()).isTrue();
        } finally {
            elsewhere.destroy();
        }
    }

    @Test
    void nobodyLeadsWhileTheDatabaseIsAway() {
        LeaderLock away = new LeaderLock(
                () -> {
                    throw new SQLException("away");
                },
                "smd.test");
        assertThat(away.leads()).isFalse();
    }
}
