package org.chamicore.db.changelog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
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

class ChangeVersionTest {

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

    private void append(String kind) {
        log.append(Change.created(kind, "key", JsonNodeFactory.instance.stringNode("value")));
    }

    private void commit(String kind) {
        instance.inTransaction(() -> append(kind));
    }

    private String version(String... kinds) {
        return instance.inSnapshot(() -> log.version(List.of(kinds)));
    }

    private long highestPosition() {
        return instance.jdbc()
                .sql("select coalesce(max(position), 0) from change_log where kind = :kind")
                .param("kind", kind)
                .query(Long.class)
                .single();
    }

    @Test
    void staysWhileNothingOfTheKindHappens() {
        commit(kind);
        String before = version(kind);
        commit(kind + "-other");
        assertThat(version(kind)).isEqualTo(before);
    }

    @Test
    void doesNotDependOnTheOrderOfTheKinds() {
        commit(kind);
        assertThat(version("other", kind)).isEqualTo(version(kind, "other", kind));
    }

    @Test
    void isAnotherAfterEveryCommit() {
        String none = version(kind);
        commit(kind);
        String one = version(kind);
        commit(kind);
        assertThat(Set.of(none, one, version(kind))).hasSize(3);
    }

    /** The highest number is the same before and after: who took the lower one commits last. */
    @Test
    void isAnotherWhenALowerNumberIsCommittedLate() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> late = threads.submit(() -> instance.inTransaction(() -> {
                append(kind);
                begun.countDown();
                await(mayEnd);
            }));
            await(begun);
            commit(kind);
            String before = version(kind);
            long highest = highestPosition();
            mayEnd.countDown();
            late.get();

            assertThat(highestPosition()).isEqualTo(highest);
            assertThat(version(kind)).isNotEqualTo(before);
        }
    }

    /** Else the version of an empty log would come back, and with it what readers were shown then; or all would read anew. */
    @Test
    void staysWhatItIsWhenTheHistoryIsCutShort() throws SQLException {
        String none = version(kind);
        commit(kind);
        String one = version(kind);
        try (Connection admin = database.admin();
                Statement statement = admin.createStatement()) {
            statement.execute("update smd.change_log set occurred_at = now() - interval '31 days'");
        }
        assertThat(instance.jdbc()
                        .sql("select retire_changes('30 days', 1000)")
                        .query(Integer.class)
                        .single())
                .isPositive();
        assertThat(instance.jdbc()
                        .sql("select count(*) from change_log")
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(version(kind)).isEqualTo(one).isNotEqualTo(none);
        assertThat(version(kind + "-never")).isEqualTo(none);
        commit(kind);
        assertThat(version(kind)).isNotIn(none, one);
    }

    /** A kind of which there is a third, and one of which there is nothing. */
    @Test
    void isReadFromTheIndexOfKinds() throws SQLException {
        try (Connection admin = database.admin();
                Statement statement = admin.createStatement()) {
            statement.execute("""
                    insert into smd.change_log (xid, actor, request_id, kind, key, after)
                    select '3', 'plan', '-', (array['component', 'membership', 'group'])[1 + number % 3], 'key', '{}'
                      from generate_series(1, 60000) as number
                    """);
            statement.execute("analyze smd.change_log");
        }
        String plan = String.join(
                "\n",
                instance.jdbc()
                        .sql("explain (costs off) " + ChangeLogRepository.VERSION)
                        .param("kinds", new String[] {"component", "nothing"})
                        .query(String.class)
                        .list());
        assertThat(plan)
                .containsPattern("Index (Only )?Scan Backward using change_log_kind_idx")
                .doesNotContain("Seq Scan on change_log\n")
                .doesNotContain("Scan Backward using change_log_pk");
    }

    @Test
    void isRefusedWhereTheTransactionDoesNotSeeOneInstant() {
        assertThatIllegalStateException().isThrownBy(() -> log.version(List.of(kind)));
        assertThatIllegalStateException().isThrownBy(() -> instance.inTransaction(() -> log.version(List.of(kind))));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stop) {
            throw new IllegalStateException(stop);
        }
    }
}
