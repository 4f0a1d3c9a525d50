package org.chamicore.db.changelog;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.chamicore.db.fixture.Instance;
import org.chamicore.db.fixture.Operator;
import org.chamicore.db.testing.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A log of 200,000 changes, a second apart, of 2000 nodes, by an actor who did one in a thousand and one who did the rest. */
class FilteredReadTest {

    private static final Instant FIRST = Instant.parse("2026-09-01T00:00:00Z");

    private static Instance instance;
    private static ChangeLog log;

    @BeforeAll
    static void manyChanges() {
        TestDatabase database = TestDatabase.create();
        instance = Instance.start(database, "smd");
        log = instance.bean(ChangeLog.class);
        try (Operator operator = Operator.of(database)) {
            operator.run("""
                    insert into smd.change_log (xid, occurred_at, actor, request_id, kind, key, after)
                    select '10', timestamptz '2026-09-01 00:00:00Z' + number * interval '1 second'
                         , case number % 1000 when 7 then 'alice' else 'robot' end, 'r' || number / 10
                         , case number % 500 when 3 then 'group' else 'component' end, 'x' || number % 2000, '{"a":1}'
                      from generate_series(0, 199999) as number
                    """);
            operator.run("vacuum analyze smd.change_log");
        }
    }

    @AfterAll
    static void stop() {
        instance.close();
    }

    static Stream<Arguments> filters() {
        return Stream.of(
                Arguments.of("a key", filter(null, "x77", null, null, null), 100),
                Arguments.of("a key of another kind", filter("group", "x77", null, null, null), 0),
                Arguments.of("a rare kind", filter("group", null, null, null, null), 400),
                Arguments.of("an actor", filter(null, null, "alice", null, null), 200),
                Arguments.of("an actor's dealings with a kind", filter("group", null, "alice", null, null), 0),
                Arguments.of("nobody", filter(null, null, "nobody", null, null), 0),
                Arguments.of("a time", filter(null, null, null, 150_000, 150_300), 300),
                Arguments.of("the end", filter(null, null, null, 199_900, null), 100),
                Arguments.of("a key for a time", filter(null, "x77", null, 100_000, 150_000), 25));
    }

    private static ChangeFilter filter(
            @Nullable String kind,
            @Nullable String key,
            @Nullable String actor,
            @Nullable Integer since,
            @Nullable Integer until) {
        return new ChangeFilter(
                Stream.ofNullable(kind).toList(),
                Stream.ofNullable(key).toList(),
                Stream.ofNullable(actor).toList(),
                since == null ? null : FIRST.plusSeconds(since),
                until == null ? null : FIRST.plusSeconds(until));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("filters")
    void readsLittleMoreThanItShows(String name, ChangeFilter filter, int expected) {
        Cursor oldest = log.oldest();
        record Visit(int found, boolean more, long rows) {}
        List<Visit> visits = Stream.generate(() -> instance.transaction().execute(status -> {
                    long before = rowsVisited();
                    ChangePage page = log.read(oldest, 1000, filter);
                    return new Visit(page.changes().size(), page.more(), rowsVisited() - before);
                }))
                .limit(8) // the driver prepares a statement from the fifth time on
                .toList();

        assertThat(visits).allSatisfy(visit -> {
            assertThat(visit.found()).isEqualTo(expected);
            assertThat(visit.more()).isFalse();
            assertThat(visit.rows()).isLessThan(4000);
        });
    }

    @Test
    void pagesJoinAndTheLastEndsBehindEverything() {
        ChangeFilter groups = ChangeFilter.ofKind("group");
        ChangePage first = log.read(log.oldest(), 250, groups);
        ChangePage second = log.read(first.next(), 250, groups);

        assertThat(first.more()).isTrue();
        assertThat(second.changes()).hasSize(150).doesNotContainAnyElementsOf(first.changes());
        assertThat(second.more()).isFalse();
        assertThat(log.read(second.next(), 1000).changes()).isEmpty();
        assertThat(log.await(second.next(), 10, Duration.ofMillis(20), groups).changes())
                .isEmpty();
    }

    @Test
    void whatComesLaterIsFoundBehindTheLastPage() {
        ChangeFilter other = ChangeFilter.ofKind("other");
        Cursor behindAll = log.read(log.oldest(), 10, other).next();
        instance.inTransaction(() -> log.append(List.of(
                Change.created(
                        "thing",
                        "t",
                        instance.bean(tools.jackson.databind.json.JsonMapper.class)
                                .readTree("1")),
                Change.created(
                        "other",
                        "o",
                        instance.bean(tools.jackson.databind.json.JsonMapper.class)
                                .readTree("1")))));

        assertThat(log.await(behindAll, 10, Duration.ofSeconds(30), other).changes())
                .extracting(each -> each.change().key())
                .containsExactly("o");
    }

    /** How many rows of the log this connection has looked at, as far as that was not reported yet. */
    private static long rowsVisited() {
        return instance.jdbc().sql("""
                        select coalesce(sum(seq_tup_read + idx_tup_fetch), 0)
                          from pg_stat_xact_user_tables
                         where relname = 'change_log'
                        """).query(Long.class).single();
    }
}
