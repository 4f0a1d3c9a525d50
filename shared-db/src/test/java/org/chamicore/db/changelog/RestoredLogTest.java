package org.chamicore.db.changelog;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.stream.IntStream;
import org.chamicore.db.fixture.Instance;
import org.chamicore.db.fixture.Operator;
import org.chamicore.db.migration.SchemaMigrations;
import org.chamicore.db.migration.SchemaVersionException;
import org.chamicore.db.testing.TestDatabase;
import org.junit.jupiter.api.Test;

/** A dump restored into another cluster: the log bears transaction numbers that mean nothing there. */
class RestoredLogTest {

    private static final List<String> OLD_KEYS =
            IntStream.range(0, 20).mapToObj(number -> "old" + number).toList();

    private final TestDatabase database = TestDatabase.create();

    @Test
    void isRefusedUntilItIsMigratedAndThenKeepsItsOrderAndEndsItsOldCursors() {
        Cursor before;
        try (Instance instance = Instance.start(database, "bss")) {
            Shelf shelf = new Shelf(instance);
            OLD_KEYS.forEach(key -> shelf.put(key, 1));
            before = instance.bean(ChangeLog.class).oldest();
        }
        bringFromElsewhere();

        SchemaMigrations asService = new SchemaMigrations(database.jdbcUrl(), database.role("bss"), "bss");
        assertThatExceptionOfType(SchemaVersionException.class)
                .isThrownBy(asService::check)
                .withMessageContaining("bss")
                .withMessageContaining("another database cluster");
        assertThat(database.migrations("bss").migrate()).isZero();
        asService.check();

        try (Instance instance = Instance.startOn(database, "bss")) {
            ChangeLog changeLog = instance.bean(ChangeLog.class);
            assertThatExceptionOfType(CursorRetiredException.class).isThrownBy(() -> changeLog.read(before, 100));
            settle(changeLog);
            Cursor atSnapshot = instance.inSnapshot(changeLog::snapshotCursor);
            new Shelf(instance).put("new", 1);
            settle(changeLog);

            assertThat(keys(changeLog.read(changeLog.oldest(), 100)))
                    .startsWith(OLD_KEYS.toArray(String[]::new))
                    .endsWith("new")
                    .hasSize(OLD_KEYS.size() + 1);
            assertThat(keys(changeLog.read(atSnapshot, 100))).containsExactly("new");
        }
    }

    @Test
    void isLeftAloneWhereItIsAtHome() {
        database.migrate("bss");
        List<String> before = state();
        database.migrations("bss").migrate();
        assertThat(state()).isEqualTo(before);
    }

    private List<String> state() {
        try (Operator operator = Operator.of(database)) {
            return operator.jdbc()
                    .sql("select cast(change_log_state as text) from bss.change_log_state")
                    .query(String.class)
                    .list();
        }
    }

    /** As the log looks that comes from a cluster which has seen many more transactions. */
    private void bringFromElsewhere() {
        try (Operator operator = Operator.of(database)) {
            operator.run("update bss.change_log_state set system_identifier = system_identifier + 1");
            operator.run(
                    "update bss.change_log set xid = cast(cast(cast(cast(xid as text) as bigint) + 1000000000 as text) as xid8)");
        }
    }

    private static void settle(ChangeLog changeLog) {
        Cursor oldest = changeLog.oldest();
        await().atMost(30, SECONDS)
                .until(() -> changeLog.reading(oldest, 1).extent().waiting() == null);
    }

    private static List<String> keys(ChangePage page) {
        return page.changes().stream().map(each -> each.change().key()).toList();
    }
}
