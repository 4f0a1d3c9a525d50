package org.chamicore.db.replica;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.chamicore.db.changelog.Change;
import org.chamicore.db.fixture.Instance;
import org.chamicore.db.fixture.Operator;
import org.chamicore.db.replica.Replica.Entry;
import org.chamicore.db.testing.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.dao.OptimisticLockingFailureException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

class ReplicaTest {

    private static TestDatabase database;
    private static Instance instance;
    private static Instance other;

    private Replica replica;
    private long logged;

    @BeforeAll
    static void startTwo() {
        database = TestDatabase.create();
        instance = Instance.start(database, "bss", "chamicore.replica.enabled=true");
        other = Instance.start(database, "bss", "chamicore.replica.enabled=true");
    }

    @AfterAll
    static void stop() {
        other.close();
        instance.close();
    }

    @BeforeEach
    void startEmpty() {
        instance.inTransaction(() -> {
            instance.jdbc().sql("delete from replica").update();
            instance.jdbc().sql("delete from replica_cursor").update();
        });
        replica = instance.bean(Replica.class);
        assertThat(replica.cursor()).isEmpty();
        logged = lastPosition();
    }

    private static JsonNode value(int number) {
        return JsonNodeFactory.instance.objectNode().put("NID", number).put("ID", "x");
    }

    private static Entry node(String key, int number) {
        return new Entry("node", key, value(number));
    }

    private static Entry gone(String key) {
        return new Entry("node", key, null);
    }

    private static Map<String, JsonNode> content() {
        Map<String, JsonNode> content = new TreeMap<>();
        instance.inTransaction(() -> instance.bean(Replica.class)
                .forEach(each -> content.put(each.kind() + " " + each.key(), each.value())));
        return content;
    }

    /** What was logged since this was asked last. */
    private List<Change> logged() {
        long from = logged;
        logged = lastPosition();
        return instance.jdbc()
                .sql("select kind, key, before, after from change_log where position > :from order by xid, position")
                .param("from", from)
                .query((row, number) -> new Change(
                        row.getString("kind"),
                        row.getString("key"),
                        json(row.getString("before")),
                        json(row.getString("after"))))
                .list();
    }

    private static long lastPosition() {
        return instance.jdbc()
                .sql("select coalesce(max(position), 0) from change_log")
                .query(Long.class)
                .single();
    }

    private static JsonNode json(String text) {
        return text == null ? null : instance.bean(JsonMapper.class).readTree(text);
    }

    private static Change created(String key, int number) {
        return Change.created("node", key, value(number));
    }

    private static Change updated(String key, int before, int after) {
        return Change.updated("node", key, value(before), value(after));
    }

    private static Change deleted(String key, int before) {
        return Change.deleted("node", key, value(before));
    }

    @Nested
    class Differences {

        @Test
        void areWhatIsMissingOrOtherwiseAndThenWhatIsTooMuch() {
            replica.replaceAll(List.of(node("same", 1), node("other", 1), node("extra", 1)), "1");

            assertThat(replica.differences(List.of(node("new", 1), node("same", 1), node("other", 2))))
                    .containsExactly(node("new", 1), node("other", 2), gone("extra"));
            assertThat(content()).containsOnlyKeys("node same", "node other", "node extra");
        }

        @Test
        void areNoneWhereAllIsTheSameHoweverMuch() {
            List<Entry> many = IntStream.range(0, 2500)
                    .mapToObj(number -> node("n" + number, number))
                    .toList();
            replica.replaceAll(many, "1");

            assertThat(replica.differences(many)).isEmpty();
            assertThat(replica.differences(List.of())).hasSize(2500);
        }
    }

    @Nested
    class ReplaceAll {

        @Test
        void writesAndLogsWhatDiffersAndRemovesWhatIsGone() {
            replica.replaceAll(List.of(node("a", 1), node("b", 2), node("c", 3)), "C1");
            assertThat(logged()).containsExactly(created("a", 1), created("b", 2), created("c", 3));

            replica.replaceAll(List.of(node("d", 4), node("b", 2), node("a", 5)), "C2");
            assertThat(logged()).containsExactly(created("d", 4), updated("a", 1, 5), deleted("c", 3));
            assertThat(content())
                    .containsExactly(
                            Map.entry("node a", value(5)),
                            Map.entry("node b", value(2)),
                            Map.entry("node d", value(4)));
            assertThat(replica.cursor()).hasValue("C2");
        }

        @Test
        void logsNothingWhenNothingDiffers() {
            List<Entry> all = IntStream.range(0, 2_500)
                    .mapToObj(number -> node("n" + number, number))
                    .toList();
            replica.replaceAll(all, "C1");
            assertThat(logged()).hasSize(2_500);
            replica.replaceAll(all, "C2");
            assertThat(logged()).isEmpty();
            assertThat(content()).hasSize(2_500);
        }

        /** Whoever reads this schema's history finds the request that was made to another service. */
        @Test
        void logsUnderTheRequestThatMadeTheChangeElsewhere() {
            replica.replaceAll(List.of(node("a", 1), new Entry("node", "b", value(1), "4711")), "C1");
            replica.apply(List.of(new Entry("node", "a", value(2), "4712")), "C2");
            assertThat(instance.jdbc()
                            .sql(
                                    "select key || ' ' || request_id from change_log where kind = 'node' order by xid desc, position desc limit 3")
                            .query(String.class)
                            .list())
                    .containsExactly("a 4712", "b 4711", "a feed");
        }

        @Test
        void keepsTheSameKeyOfTwoKindsApart() {
            replica.replaceAll(List.of(node("a", 1), new Entry("group", "a", value(2))), "C1");
            replica.replaceAll(List.of(new Entry("group", "a", value(2))), "C2");
            assertThat(content()).containsOnlyKeys("group a");
        }

        @Test
        void takesTheLastWordWhereAThingIsToldTwice() {
            List<Entry> all = new ArrayList<>(List.of(node("a", 1), node("b", 1), node("a", 2)));
            IntStream.range(0, 1_500).mapToObj(number -> node("n" + number, 0)).forEach(all::add);
            all.add(node("b", 3));
            replica.replaceAll(all, "C1");
            assertThat(content())
                    .hasSize(1_502)
                    .containsEntry("node a", value(2))
                    .containsEntry("node b", value(3));
        }

        @Test
        void takesAnEmptyNeighbour() {
            replica.replaceAll(List.of(node("a", 1)), "C1");
            replica.replaceAll(List.of(), "C2");
            assertThat(content()).isEmpty();
            assertThat(replica.cursor()).hasValue("C2");
        }

        @Test
        void leavesNothingBehindWhenItsConnectionIsKilledHalfWay() {
            replica.replaceAll(List.of(node("old", 1)), "C1");
            logged();
            Iterator<Entry> killing = Stream.concat(
                            IntStream.range(0, 3_000).mapToObj(number -> node("n" + number, number)),
                            Stream.of(node("last", 1)).peek(each -> {
                                try (Operator operator = Operator.of(database)) {
                                    assertThat(operator.terminate("bss")).isPositive();
                                }
                            }))
                    .iterator();

            assertThatThrownBy(() -> replica.replaceAll(() -> killing, "C2")).isInstanceOf(RuntimeException.class);
            await().ignoreExceptions().untilAsserted(() -> assertThat(content()).containsOnlyKeys("node old"));
            assertThat(logged()).isEmpty();
            assertThat(replica.cursor()).hasValue("C1");
            replica.replaceAll(List.of(node("new", 1)), "C3");
            assertThat(content()).containsOnlyKeys("node new");
        }

        @Test
        void leavesNothingBehindWhenTheEntriesEndInAnError() {
            replica.replaceAll(List.of(node("old", 1)), "C1");
            Iterator<Entry> failing = Stream.iterate(0, number -> number + 1)
                    .map(number -> {
                        if (number == 2_100) {
                            throw new IllegalStateException("cut off");
                        }
                        return node("n" + number, number);
                    })
                    .iterator();
            assertThatThrownBy(() -> replica.replaceAll(() -> failing, "C2")).hasMessage("cut off");
            assertThat(content()).containsOnlyKeys("node old");
            assertThat(replica.cursor()).hasValue("C1");
        }
    }

    @Nested
    class Apply {

        @Test
        void keepsTheOrderOfTheFeed() {
            replica.replaceAll(List.of(node("a", 1), node("b", 1), node("c", 1)), "C1");
            logged();
            replica.apply(List.of(gone("b"), node("z", 1), node("a", 2), gone("c"), node("b2", 1)), "C2");
            assertThat(logged())
                    .containsExactly(
                            deleted("b", 1), created("z", 1), updated("a", 1, 2), deleted("c", 1), created("b2", 1));
            assertThat(content()).containsOnlyKeys("node a", "node b2", "node z");
        }

        @Test
        void takesTheLastWordWhereAThingIsToldTwice() {
            replica.replaceAll(List.of(node("a", 1), node("b", 1)), "C1");
            logged();
            replica.apply(List.of(node("a", 2), gone("b"), node("c", 1), node("b", 3), node("a", 4), gone("c")), "C2");
            assertThat(logged()).containsExactly(updated("b", 1, 3), updated("a", 1, 4));
            assertThat(content()).containsExactly(Map.entry("node a", value(4)), Map.entry("node b", value(3)));
        }

        @Test
        void logsNothingForWhatIsKnownAlready() {
            replica.replaceAll(List.of(node("a", 1)), "C1");
            logged();
            replica.apply(List.of(node("a", 1), gone("never there")), "C2");
            assertThat(logged()).isEmpty();
            assertThat(replica.cursor()).hasValue("C2");
        }

        @Test
        void tellsJsonNullFromGone() {
            JsonNode nothing = JsonNodeFactory.instance.nullNode();
            replica.replaceAll(List.of(), "C1");
            replica.apply(List.of(new Entry("node", "a", nothing)), "C2");
            assertThat(content()).containsExactly(Map.entry("node a", nothing));
            replica.apply(List.of(gone("a")), "C3");
            assertThat(content()).isEmpty();
        }

        @Test
        void takesMoreThanABatch() {
            replica.replaceAll(List.of(), "C1");
            replica.apply(
                    IntStream.range(0, 2_500)
                            .mapToObj(number -> node("n" + number, number))
                            .toList(),
                    "C2");
            assertThat(content()).hasSize(2_500);
            assertThat(logged())
                    .extracting(Change::key)
                    .isEqualTo(IntStream.range(0, 2_500)
                            .mapToObj(number -> "n" + number)
                            .toList());
        }
    }

    /** Two believe that they lead, as may be for a moment when a connection dies unnoticed. */
    @Nested
    class Fencing {

        private final Replica rival = other.bean(Replica.class);

        @Test
        void refusesTheOneWhoseCursorIsStaleAndWritesNothingOfIt() {
            replica.replaceAll(List.of(node("a", 1)), "C1");
            assertThat(rival.cursor()).hasValue("C1");
            replica.apply(List.of(node("a", 2)), "C2");
            logged();

            assertThatExceptionOfType(OptimisticLockingFailureException.class)
                    .isThrownBy(() -> rival.apply(List.of(node("a", 9), node("b", 9)), "C2"));
            assertThatExceptionOfType(OptimisticLockingFailureException.class)
                    .isThrownBy(() -> rival.replaceAll(List.of(node("b", 9)), "C3"));
            assertThat(content()).containsExactly(Map.entry("node a", value(2)));
            assertThat(logged()).isEmpty();
            assertThat(instance.bean(Replica.class).cursor()).hasValue("C2");

            assertThat(rival.cursor()).hasValue("C2");
            rival.apply(List.of(node("a", 3)), "C3");
            assertThat(content()).containsExactly(Map.entry("node a", value(3)));
        }

        @Test
        void refusesTheSecondFirstSnapshot() {
            assertThat(rival.cursor()).isEmpty();
            replica.replaceAll(List.of(node("a", 1)), "C1");
            assertThatExceptionOfType(OptimisticLockingFailureException.class)
                    .isThrownBy(() -> rival.replaceAll(List.of(node("b", 9)), "C1"));
            assertThat(content()).containsOnlyKeys("node a");
        }

        @Test
        void refusesTheOneBehindWhoWaitedForTheOther() throws Exception {
            replica.replaceAll(List.of(node("a", 1)), "C1");
            assertThat(rival.cursor()).hasValue("C1");
            Thread[] waiting = new Thread[1];
            Throwable[] refused = new Throwable[1];
            Iterator<Entry> slow = Stream.of(node("a", 2))
                    .peek(each -> waiting[0] = Thread.ofVirtual().start(() -> {
                        try {
                            rival.apply(List.of(node("a", 9)), "C9");
                        } catch (RuntimeException refusal) {
                            refused[0] = refusal;
                        }
                    }))
                    .peek(each -> untilOneWaitsForALock())
                    .iterator();
            replica.replaceAll(() -> slow, "C2");
            waiting[0].join();
            assertThat(refused[0]).isInstanceOf(OptimisticLockingFailureException.class);
            assertThat(content()).containsExactly(Map.entry("node a", value(2)));
        }

        private static void untilOneWaitsForALock() {
            try (Operator operator = Operator.of(database)) {
                await().until(() -> operator.jdbc()
                        .sql(
                                "select exists (select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock')")
                        .query(Boolean.class)
                        .single());
            }
        }
    }

    @Test
    void isToldInTheOrderOfKindAndKey() {
        replica.replaceAll(List.of(node("b", 1), new Entry("group", "z", value(1)), node("a", 1)), "C1");
        List<String> told = new ArrayList<>();
        instance.inTransaction(() -> replica.forEach(each -> told.add(each.kind() + " " + each.key())));
        assertThat(told).containsExactly("group z", "node a", "node b");
    }

    @Test
    void leadsInOneInstanceOnly() {
        boolean here = replica.leads();
        boolean there = other.bean(Replica.class).leads();
        assertThat(List.of(here, there)).containsExactlyInAnyOrder(true, false);
    }
}
