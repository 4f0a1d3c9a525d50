package org.chamicore.db.retention;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.chamicore.db.changelog.Change;
import org.chamicore.db.changelog.ChangeLog;
import org.chamicore.db.changelog.Cursor;
import org.chamicore.db.changelog.CursorRetiredException;
import org.chamicore.db.fixture.Instance;
import org.chamicore.db.fixture.Operator;
import org.chamicore.db.pool.LeaderLock;
import org.chamicore.db.pool.OwnConnections;
import org.chamicore.db.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.QueryTimeoutException;
import tools.jackson.databind.node.JsonNodeFactory;

class RetentionTest {

    private final TestDatabase database = TestDatabase.create().migrate("bss");
    private Instance instance;

    @BeforeEach
    void start() {
        instance = Instance.start(database, "bss", "chamicore.retention.enabled=false");
    }

    @AfterEach
    void stop() {
        instance.close();
    }

    private void run(String sql) {
        try (Operator operator = Operator.of(database)) {
            operator.run(sql);
        }
    }

    private Map<String, Long> removed() {
        List<RetentionReport> reports = instance.bean(Retention.class).run();
        assertThat(reports).allMatch(each -> each.failure().isEmpty());
        return reports.stream().collect(Collectors.toMap(RetentionReport::rule, RetentionReport::lastRemoved));
    }

    private long count(String table) {
        return instance.jdbc()
                .sql("select count(*) from " + table)
                .query(Long.class)
                .single();
    }

    private void commit(String key) {
        instance.inTransaction(() -> instance.bean(ChangeLog.class)
                .append(Change.created("thing", key, JsonNodeFactory.instance.stringNode("x"))));
    }

    @Test
    void removesWhatIsOldAndSaysHowMuchThatWas() {
        run("""
                insert into bss.service_sessions (service, instance, started_at, seen_at, ended_at, status)
                select 'boot', 'ended ' || days, now() - interval '99 days', now(), now() - make_interval(days => days), 'ended'
                  from generate_series(0, 9) as days
                """);
        run(
                "insert into bss.service_sessions (service, instance, started_at) values ('boot', 'long', now() - interval '99 days')");
        run("""
                insert into bss.service_events (occurred_at, instance, event)
                select now() - make_interval(days => days), 'one', 'pool.degraded'
                  from generate_series(0, 39) as days
                """);
        run("""
                insert into bss.event_failures (consumer, source, resource, action, key, processed, processed_at, failed_at)
                select 'replica', 'feed', 'thing', 'updated', cast(days as text)
                     , days % 2 = 0, case when days % 2 = 0 then now() - make_interval(days => days) end, now() - make_interval(days => days)
                  from generate_series(0, 99) as days
                """);
        run("""
                insert into bss.table_sizes (relation, recorded_at, bytes, row_count)
                select 'node', now() - make_interval(days => days), 8192, days
                  from generate_series(0, 99) as days
                """);
        assertThat(removed())
                .containsEntry("table_sizes", 10L)
                .containsEntry(
                        "service_sessions", 3L) // 7, 8 and 9 days ago: 7 days ago is a moment more than 7 days by now
                .hasEntrySatisfying(
                        "service_sessions", each -> assertThat(count("service_sessions where instance = 'long'"))
                                .isOne())
                .containsEntry("service_events", 9L + 1)
                .containsEntry("event_failures processed", 35L)
                .containsEntry("event_failures open", 5L)
                .containsEntry("change_log", 0L);
        assertThat(count("service_sessions where instance = 'long'"))
                .as("it has not ended")
                .isOne();
        assertThat(removed().values()).containsOnly(0L);
        assertThat(instance.bean(Retention.class).reports())
                .filteredOn(each -> each.rule().equals("service_events"))
                .singleElement()
                .satisfies(each -> {
                    assertThat(each.lastRemoved()).isZero();
                    assertThat(each.removed()).isEqualTo(10);
                    assertThat(each.keep()).isEqualTo(Duration.ofDays(30));
                });
    }

    /** Somebody who does not answer for weeks fills no disk. */
    @Test
    void keepsTheNewestOfTooManyDeadLetters() {
        run("""
                insert into bss.event_failures (consumer, source, resource, action, key, failed_at)
                select 'subscriber', 'bss', 'thing', 'updated', cast(nr as text), now() - make_interval(secs => nr)
                  from generate_series(1, 12500) as nr
                """);
        assertThat(removed()).containsEntry("event_failures open", 2500L);
        assertThat(count("event_failures where cast(key as integer) <= 10000")).isEqualTo(10_000);
    }

    @Test
    void cutsTheLogFromItsOldEndAndRefusesCursorsIntoWhatIsGone() {
        ChangeLog log = instance.bean(ChangeLog.class);
        commit("one");
        commit("two");
        commit("three");
        Cursor beginning = log.oldest();
        Cursor afterOne = log.read(beginning, 1).next();
        Cursor afterTwo = log.read(afterOne, 1).next();
        run("update bss.change_log set occurred_at = now() - interval '31 days' where key in ('one', 'two')");

        assertThat(removed()).containsEntry("change_log", 2L);
        assertThatThrownBy(() -> log.read(beginning, 1)).isInstanceOf(CursorRetiredException.class);
        assertThatThrownBy(() -> log.read(afterOne, 1)).isInstanceOf(CursorRetiredException.class);
        assertThat(log.read(afterTwo, 10).changes())
                .extracting(each -> each.change().key())
                .containsExactly("three");
        assertThat(log.oldest()).isEqualTo(afterTwo);
    }

    /** Order matters more than age: what stands behind a young change stays, and a clock that was ahead holds up nothing. */
    @Test
    void leavesNoGapInTheLogAndIsNotHeldUpByATimeThatHasYetToCome() {
        List.of("old", "ahead", "young", "old-behind").forEach(this::commit);
        run("update bss.change_log set occurred_at = now() - interval '31 days' where key like 'old%'");
        run("update bss.change_log set occurred_at = now() + interval '300 days' where key = 'ahead'");
        assertThat(removed()).containsEntry("change_log", 2L);
        assertThat(instance.jdbc()
                        .sql("select key from change_log order by xid, position")
                        .query(String.class)
                        .list())
                .containsExactly("young", "old-behind");
    }

    @Test
    void dropsWholeMonthsAndDeletesFromTheOneThatIsNotOver() {
        run("""
                do $$
                begin
                    execute 'set local role bss_owner';
                    create table bss.event_metrics_202001 (like bss.event_metrics including all);
                    alter table bss.event_metrics attach partition bss.event_metrics_202001
                        for values from ('2020-01-01 00:00+00') to ('2020-02-01 00:00+00');
                end
                $$
                """);
        run("""
                insert into bss.event_metrics (recorded_at, instance, consumer, event, success, events, mean_ms, longest_ms)
                select cast('2020-01-05 00:00+00' as timestamptz) + make_interval(mins => nr), 'one', 'memory', 'bss.thing', true, 1, 1, 1
                  from generate_series(1, 5000) as nr
                """);
        run("""
                insert into bss.event_metrics (instance, consumer, event, success, events, mean_ms, longest_ms)
                values ('one', 'memory', 'bss.thing', true, 1, 1, 1)
                """);
        assertThat(removed()).containsEntry("event_metrics", 5000L);
        assertThat(count("event_metrics")).isOne();
        assertThat(instance.jdbc()
                        .sql("select to_regclass('event_metrics_202001') is null")
                        .query(Boolean.class)
                        .single())
                .isTrue();
        assertThat(instance.jdbc()
                        .sql("select add_partitions(2)")
                        .query(Integer.class)
                        .single())
                .as("what was there before")
                .isZero();
        assertThat(instance.jdbc()
                        .sql("select add_partitions(4)")
                        .query(Integer.class)
                        .single())
                .as("two tables, two months more")
                .isEqualTo(4);
    }

    /** Somebody who reads the metrics all day long holds up nobody but the dropping, and that for a moment. */
    @Test
    void givesUpDroppingAMonthForNowWhereItWouldHaveToWait() throws SQLException {
        run("""
                do $$
                begin
                    execute 'set local role bss_owner';
                    create table bss.event_metrics_202001 (like bss.event_metrics including all);
                    alter table bss.event_metrics attach partition bss.event_metrics_202001
                        for values from ('2020-01-01 00:00+00') to ('2020-02-01 00:00+00');
                end
                $$
                """);
        try (Connection reader = database.login("bss");
                var statement = reader.createStatement()) {
            reader.setAutoCommit(false);
            statement.execute("select count(*) from event_metrics");
            assertThat(instance.bean(Retention.class).run())
                    .filteredOn(each -> each.failure().isPresent())
                    .extracting(RetentionReport::rule)
                    .containsExactly("event_metrics");
        }
        assertThat(removed()).containsEntry("event_metrics", 0L);
    }

    @Test
    void oneReplicaAtATimeDoesIt() throws Exception {
        run(
                "insert into bss.service_events (occurred_at, instance, event) values (now() - interval '40 days', 'one', 'a.b')");
        AtomicInteger looked = new AtomicInteger();
        LeaderLock other = new LeaderLock(instance.bean(OwnConnections.class), "bss.retention");
        Retention retention = new Retention(
                instance.bean(RetentionRepository.class),
                List.of(new RetentionRule("counted", Duration.ZERO, (keep, most) -> {
                    looked.incrementAndGet();
                    return 0;
                })),
                new RetentionProperties(
                        true,
                        Duration.ofMillis(20),
                        10,
                        Duration.ofDays(1),
                        Duration.ofDays(1),
                        Duration.ofDays(1),
                        Duration.ofDays(1)),
                () -> {
                    looked.addAndGet(1000);
                    return new LeaderLock(instance.bean(OwnConnections.class), "bss.retention");
                },
                new SimpleMeterRegistry());
        assertThat(other.leads()).isTrue();
        retention.start();
        try {
            await().atMost(20, SECONDS).until(() -> looked.get() >= 3000);
            assertThat(looked.get() % 1000).isZero();
            other.destroy();
            await().atMost(20, SECONDS).until(() -> looked.get() % 1000 > 0);
        } finally {
            retention.stop();
            other.destroy();
        }
    }

    @Test
    void aRuleThatFailsIsReportedAndKeepsNoOtherFromItsWork() {
        SimpleMeterRegistry metrics = new SimpleMeterRegistry();
        AtomicInteger batches = new AtomicInteger();
        Retention retention = new Retention(
                instance.bean(RetentionRepository.class),
                List.of(
                        new RetentionRule("bad", Duration.ofDays(1), (keep, most) -> {
                            if (batches.getAndIncrement() == 2) {
                                throw new QueryTimeoutException("too slow");
                            }
                            return most;
                        }),
                        new RetentionRule("good", Duration.ofDays(1), (keep, most) -> most - 1)),
                instance.bean(RetentionProperties.class),
                () -> new LeaderLock(instance.bean(OwnConnections.class), "bss.retention"),
                metrics);
        List<RetentionReport> reports = retention.run();
        assertThat(reports).extracting(RetentionReport::lastRemoved).containsExactly(2000L, 999L);
        assertThat(reports.getFirst().failure()).hasValue("too slow");
        assertThat(metrics.get("chamicore.retention.removed")
                        .tag("rule", "bad")
                        .counter()
                        .count())
                .isEqualTo(2000);
    }

    @Test
    void refusesToKeepHistoryForLessThanADay() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RetentionProperties(
                        true,
                        Duration.ofMinutes(5),
                        1000,
                        Duration.ofHours(23),
                        Duration.ofDays(1),
                        Duration.ofDays(1),
                        Duration.ofDays(1)))
                .withMessageContaining("chamicore.retention.events");
    }
}
