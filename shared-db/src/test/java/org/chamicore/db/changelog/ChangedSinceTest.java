package org.chamicore.db.changelog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.chamicore.db.fixture.Instance;
import org.chamicore.db.testing.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;

class ChangedSinceTest {

    private static final int MANY = 100;

    private static TestDatabase database;
    private static Instance instance;
    private static ChangeLog log;

    private final String kind = "kind-" + UUID.randomUUID();

    @BeforeAll
    static void startInstance() {
        database = TestDatabase.create();
        instance = Instance.start(database, "smd", "chamicore.retention.enabled=false");
        log = instance.bean(ChangeLog.class);
    }

    @AfterAll
    static void stopInstance() {
        instance.close();
    }

    private void append(String key) {
        log.append(Change.created(kind, key, JsonNodeFactory.instance.stringNode("value")));
    }

    private void commit(String key) {
        instance.inTransaction(() -> append(key));
    }

    private static Cursor now() {
        return instance.inSnapshot(log::snapshotCursor);
    }

    private Set<String> since(Cursor seen) {
        return instance.inSnapshot(() -> log.changedSince(seen, kind, MANY)).orElseThrow();
    }

    @Test
    void namesWhatChangedOnceAndNothingElse() {
        commit("before");
        Cursor seen = now();
        assertThat(since(seen)).isEmpty();
        commit("a");
        commit("b");
        commit("a");
        instance.inTransaction(
                () -> log.append(Change.created(kind + "-other", "c", JsonNodeFactory.instance.stringNode("value"))));
        assertThat(since(seen)).containsExactlyInAnyOrder("a", "b");
    }

    /** Who began before that moment and committed after it has a lower number than what was seen there. */
    @Test
    void namesWhatALateCommitterChanged() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> late = threads.submit(() -> instance.inTransaction(() -> {
                append("late");
                begun.countDown();
                pass(mayEnd);
            }));
            Cursor seen;
            try {
                pass(begun);
                commit("early");
                seen = now();
                assertThat(since(seen)).containsExactly("early");
            } finally {
                mayEnd.countDown();
            }
            late.get();
            assertThat(since(seen)).contains("late");
        }
    }

    @Test
    void doesNotNameMoreThanIsWanted() {
        Cursor seen = now();
        instance.inTransaction(() -> {
            for (int key = 0; key < MANY; key++) {
                append("key-" + key);
            }
        });
        assertThat(since(seen)).hasSize(MANY);
        commit("one more");
        assertThat(instance.inSnapshot(() -> log.changedSince(seen, kind, MANY)))
                .isEmpty();
    }

    @Test
    void saysNothingOfATimeThatTheLogDoesNotReach() throws SQLException {
        Cursor seen = now();
        assertThat(instance.inSnapshot(
                        () -> log.changedSince(new Cursor(UUID.randomUUID(), seen.xid(), seen.position()), kind, MANY)))
                .isEmpty();
        commit("retired");
        try (Connection admin = database.admin();
                Statement statement = admin.createStatement()) {
            statement.execute("update smd.change_log set occurred_at = now() - interval '31 days'");
        }
        assertThat(instance.jdbc()
                        .sql("select retire_changes('30 days', 1000)")
                        .query(Integer.class)
                        .single())
                .isPositive();
        assertThat(instance.inSnapshot(() -> log.changedSince(seen, kind, MANY)))
                .isEmpty();
        assertThat(since(now())).isEmpty();
    }

    @Test
    void isRefusedWhereTheTransactionDoesNotSeeOneInstant() {
        Cursor seen = now();
        assertThatIllegalStateException().isThrownBy(() -> log.changedSince(seen, kind, MANY));
    }

    private static void pass(CountDownLatch gate) {
        try {
            gate.await();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }
}
