package org.chamicore.db.changelog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.chamicore.db.fixture.Instance;
import org.chamicore.db.testing.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

class ChangeLogTest {

    private static final Duration LONG = Duration.ofSeconds(30);

    private static Instance instance;
    private static ChangeLog changeLog;
    private static ExecutorService threads;

    private Cursor start;

    @BeforeAll
    static void startInstance() {
        instance = Instance.start(TestDatabase.create(), "smd");
        changeLog = instance.bean(ChangeLog.class);
        threads = Executors.newVirtualThreadPerTaskExecutor();
    }

    @AfterAll
    static void stopInstance() {
        threads.close();
        instance.close();
    }

    @BeforeEach
    void standAtTheEnd() {
        settle();
        start = end();
    }

    private static Cursor end() {
        return instance.inSnapshot(changeLog::snapshotCursor);
    }

    /** Waits for the transactions of other tests on the same server, too: each holds back what was committed after it began. */
    private static void settle() {
        Cursor oldest = changeLog.oldest();
        Awaitility.await()
                .atMost(LONG)
                .until(() -> changeLog.reading(oldest, 1).extent().waiting() == null);
    }

    private ChangePage settled(int limit) {
        settle();
        return changeLog.read(start, limit);
    }

    private static JsonNode text(String text) {
        return JsonNodeFactory.instance.stringNode(text);
    }

    private static void log(String key, String value) {
        changeLog.append(Change.created("thing", key, text(value)));
    }

    private List<String> keysSinceStart() {
        return settled(10_000).changes().stream()
                .map(each -> each.change().key())
                .toList();
    }

    /** Does the work in a transaction that stays open until the latch is open. */
    private static Future<?> inOpenTransaction(
            CountDownLatch begun, CountDownLatch mayEnd, Runnable first, Runnable last) {
        return threads.submit(() -> instance.inTransaction(() -> {
            first.run();
            begun.countDown();
            await(mayEnd);
            last.run();
        }));
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException stop) {
            throw new IllegalStateException(stop);
        }
    }

    @Nested
    class Append {

        @Test
        void isRefusedOutsideATransaction() {
            assertThatIllegalStateException().isThrownBy(() -> log("a", "1")).withMessageContaining("none is open");
            assertThat(keysSinceStart()).isEmpty();
        }

        @Test
        void keepsTheOrderOfOneTransaction() {
            List<String> keys = IntStream.range(0, 12_000)
                    .mapToObj(number -> "k" + (number * 7919) % 12_000)
                    .toList();
            instance.inTransaction(() -> {
                log("first", "1");
                changeLog.append(keys.stream()
                        .map(key -> Change.created("thing", key, text(key)))
                        .toList());
                log("last", "1");
            });

            List<LoggedChange> read = new ArrayList<>();
            for (ChangePage page = settled(5_000);
                    !page.changes().isEmpty();
                    page = changeLog.read(page.next(), 5_000)) {
                read.addAll(page.changes());
            }
            assertThat(read).extracting(each -> each.change().key()).first().isEqualTo("first");
            assertThat(read).extracting(each -> each.change().key()).last().isEqualTo("last");
            assertThat(read.subList(1, read.size() - 1))
                    .extracting(each -> each.change().key())
                    .isEqualTo(keys);
        }

        @Test
        void keepsWhatWasWrittenAndWhoWroteIt() {
            JsonNode before =
                    JsonNodeFactory.instance.objectNode().put("ID", "x0").put("NID", 1);
            JsonNode after =
                    JsonNodeFactory.instance.objectNode().put("ID", "x0").put("NID", 2);
            MDC.put(ChangeLog.ACTOR, "alice");
            MDC.put(ChangeLog.REQUEST_ID, "r-1");
            try {
                instance.inTransaction(() -> changeLog.append(List.of(
                        Change.created("thing", "x0", before),
                        Change.updated("thing", "x0", before, after),
                        Change.deleted("thing", "x0", after))));
            } finally {
                MDC.clear();
            }
            instance.inTransaction(() -> log("x1", "1"));

            List<LoggedChange> changes = settled(10).changes();
            assertThat(changes)
                    .extracting(LoggedChange::change)
                    .startsWith(
                            Change.created("thing", "x0", before),
                            Change.updated("thing", "x0", before, after),
                            Change.deleted("thing", "x0", after));
            assertThat(changes).extracting(LoggedChange::actor).containsExactly("alice", "alice", "alice", "smd");
            assertThat(changes).extracting(LoggedChange::requestId).containsExactly("r-1", "r-1", "r-1", "-");
            assertThat(changes).allSatisfy(each -> assertThat(each.occurredAt())
                    .isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(60)));
        }

        @Test
        void leavesNothingWhenTheTransactionIsRolledBack() {
            instance.transaction().executeWithoutResult(status -> {
                log("a", "1");
                status.setRollbackOnly();
            });
            assertThat(keysSinceStart()).isEmpty();
        }

        @Test
        void takesAnEmptyList() {
            instance.inTransaction(() -> changeLog.append(List.of()));
            assertThat(keysSinceStart()).isEmpty();
        }

        /** The older transaction begins to write first and writes the thing last, so its word is the last one. */
        @Test
        void comesBehindWhatItsTransactionHasSeenThoughThatOneBeganLater() throws Exception {
            CountDownLatch begun = new CountDownLatch(1);
            CountDownLatch mayEnd = new CountDownLatch(1);
            Future<?> older = inOpenTransaction(begun, mayEnd, () -> log("other", "1"), () -> {
                log("thing", "new");
                log("other", "2");
            });
            await(begun);
            instance.inTransaction(() -> log("thing", "old"));
            mayEnd.countDown();
            older.get();

            assertThat(settled(10).changes().stream()
                            .map(each -> each.change().key() + " "
                                    + each.change().after().asString()))
                    .containsSubsequence("thing old", "thing new", "other 2")
                    .containsSubsequence("other 1", "other 2")
                    .hasSize(4);
        }
    }

    @Nested
    class Read {

        @Test
        void waitsForTheOldestTransactionAndThenLeavesNothingOut() throws Exception {
            CountDownLatch begun = new CountDownLatch(1);
            CountDownLatch mayEnd = new CountDownLatch(1);
            Future<?> slow = inOpenTransaction(begun, mayEnd, () -> log("slow", "1"), () -> {});
            await(begun);
            instance.inTransaction(() -> log("quick", "1"));

            assertThat(changeLog.read(start, 10).changes()).isEmpty();
            mayEnd.countDown();
            slow.get();
            assertThat(keysSinceStart()).containsExactly("slow", "quick");
        }

        @Test
        void givesPagesThatJoinWithoutGapOrRepetition() {
            instance.inTransaction(() -> IntStream.range(0, 25).forEach(number -> log("k" + number, "1")));
            settle();
            Cursor cursor = start;
            List<String> keys = new ArrayList<>();
            for (int page = 0; page < 4; page++) {
                ChangePage next = changeLog.read(Cursor.parse(cursor.encoded()), 10);
                next.changes().forEach(each -> keys.add(each.change().key()));
                assertThat(next.changes().size())
                        .isEqualTo(List.of(10, 10, 5, 0).get(page));
                assertThat(next.more()).isEqualTo(page < 2);
                cursor = next.next();
            }
            assertThat(keys)
                    .isEqualTo(IntStream.range(0, 25)
                            .mapToObj(number -> "k" + number)
                            .toList());
        }

        @Test
        void bringsFewerWhereTheyAreLargeAndOneHoweverLarge() {
            JsonNode large = text(incompressible(3 << 20));
            instance.inTransaction(() -> IntStream.range(0, 5)
                    .forEach(number -> changeLog.append(Change.created("thing", "large" + number, large))));

            List<Integer> sizes = new ArrayList<>();
            List<Boolean> more = new ArrayList<>();
            List<String> keys = new ArrayList<>();
            for (ChangePage page = settled(100); !page.changes().isEmpty(); page = changeLog.read(page.next(), 100)) {
                sizes.add(page.changes().size());
                more.add(page.more());
                page.changes().forEach(each -> keys.add(each.change().key()));
            }
            assertThat(sizes).containsExactly(2, 2, 1);
            assertThat(more).containsExactly(true, true, false);
            assertThat(keys).containsExactly("large0", "large1", "large2", "large3", "large4");
        }

        @Test
        void refusesACursorOfAnotherEpochOneThatWasRetiredAndOneNeverGivenOut() {
            Cursor end = end();
            assertThatExceptionOfType(CursorRetiredException.class)
                    .isThrownBy(() -> changeLog.read(new Cursor(UUID.randomUUID(), end.xid(), 0), 10));
            assertThatExceptionOfType(CursorRetiredException.class)
                    .isThrownBy(() -> changeLog.read(new Cursor(end.epoch(), end.xid() + 1_000_000, 0), 10));
            assertThatExceptionOfType(CursorRetiredException.class)
                    .isThrownBy(() -> changeLog.await(new Cursor(UUID.randomUUID(), end.xid(), 0), 10, LONG));
        }

        private static String incompressible(int length) {
            Random random = new Random(1);
            StringBuilder text = new StringBuilder(length);
            while (text.length() < length) {
                text.append(Long.toString(random.nextLong(), Character.MAX_RADIX));
            }
            return text.substring(0, length);
        }
    }

    @Nested
    class Await {

        @Test
        void returnsAtOnceWhatIsThere() {
            instance.inTransaction(() -> log("a", "1"));
            assertThat(changeLog.await(start, 10, LONG).changes()).hasSize(1);
        }

        @Test
        void returnsAnEmptyPageAndTheSameCursorWhenTheWaitIsOver() {
            assertThat(changeLog.await(start, 10, Duration.ofMillis(50)))
                    .isEqualTo(new ChangePage(List.of(), start, false));
            assertThat(changeLog.await(start, 10, Duration.ZERO)).isEqualTo(new ChangePage(List.of(), start, false));
        }

        @Test
        void returnsWhatIsCommittedMeanwhile() throws Exception {
            Future<ChangePage> waiting = threads.submit(() -> changeLog.await(start, 10, LONG));
            instance.inTransaction(() -> log("a", "1"));
            assertThat(waiting.get().changes()).hasSize(1);
        }

        /** No commit of ours tells that the older transaction has ended, and none of its own, for it is rolled back. */
        @Test
        void returnsWhatAnOlderTransactionHeldBackWhenThatIsRolledBack() throws Exception {
            CountDownLatch begun = new CountDownLatch(1);
            CountDownLatch mayEnd = new CountDownLatch(1);
            Future<?> slow = threads.submit(() -> instance.transaction().executeWithoutResult(status -> {
                log("slow", "1");
                begun.countDown();
                await(mayEnd);
                status.setRollbackOnly();
            }));
            await(begun);
            instance.inTransaction(() -> log("quick", "1"));
            Future<ChangePage> waiting = threads.submit(() -> changeLog.await(start, 10, LONG));
            mayEnd.countDown();
            slow.get();
            assertThat(waiting.get().changes())
                    .extracting(each -> each.change().key())
                    .containsExactly("quick");
        }

        @Test
        void returnsWhenItsThreadIsInterrupted() throws Exception {
            Thread waiting = Thread.ofVirtual().start(() -> changeLog.await(start, 10, LONG));
            waiting.interrupt();
            assertThat(waiting.join(Duration.ofSeconds(10))).isTrue();
        }
    }

    @Nested
    class SnapshotCursor {

        @Test
        void isRefusedWhereTheTransactionDoesNotSeeOneInstant() {
            assertThatIllegalStateException().isThrownBy(changeLog::snapshotCursor);
            assertThatIllegalStateException().isThrownBy(() -> instance.inTransaction(changeLog::snapshotCursor));
        }

        @Test
        void goesOnBehindTheSnapshotWithTheTransactionsThatWereOpenThen() throws Exception {
            CountDownLatch begun = new CountDownLatch(1);
            CountDownLatch mayEnd = new CountDownLatch(1);
            Future<?> open = inOpenTransaction(begun, mayEnd, () -> log("open", "1"), () -> {});
            await(begun);
            Cursor cursor = end();
            mayEnd.countDown();
            open.get();
            settle();
            assertThat(changeLog.read(cursor, 10).changes())
                    .extracting(each -> each.change().key())
                    .contains("open");
        }
    }
}
