package org.chamicore.db.changelog;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.chamicore.db.fixture.Instance;
import org.chamicore.db.testing.TestDatabase;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Sixteen write at once, some slowly, some much, some in vain and some the same thing, while others read. */
class ConcurrentWritersTest {

    private static final int WRITERS = 16;
    private static final int TRANSACTIONS = 40;
    private static final Duration DEADLINE = Duration.ofMinutes(2);
    private static final String KIND = "entry";

    private record Snapshot(Map<String, Integer> numbers, Cursor cursor, String version) {}

    private static final Set<String> committed = new ConcurrentSkipListSet<>();
    private static final Set<String> rolledBack = new ConcurrentSkipListSet<>();
    private static final List<Snapshot> snapshots = Collections.synchronizedList(new ArrayList<>());
    private static List<LoggedChange> follower;
    private static List<LoggedChange> restarted;
    private static Map<String, Integer> numbersAtTheEnd;

    @BeforeAll
    static void writeAndRead() throws Exception {
        TestDatabase database = TestDatabase.create();
        try (Instance writing = Instance.start(database, "bss", "DB_MAX_CONNS=20");
                Instance reading = Instance.start(database, "bss");
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Cursor start = reading.bean(ChangeLog.class).oldest();
            List<Future<?>> writers = IntStream.range(0, WRITERS)
                    .<Future<?>>mapToObj(number -> threads.submit(() -> write(writing, number)))
                    .toList();
            Future<List<LoggedChange>> following =
                    threads.submit(() -> read(reading, start, 500, () -> allDone(writers), Integer.MAX_VALUE));
            Future<List<LoggedChange>> restarting = threads.submit(() -> {
                List<LoggedChange> first = read(writing, start, 7, () -> allDone(writers), 900);
                String saved = first.getLast().cursor().encoded();
                List<LoggedChange> all = new ArrayList<>(first);
                all.addAll(read(reading, Cursor.parse(saved), 500, () -> allDone(writers), Integer.MAX_VALUE));
                return all;
            });
            Shelf shelf = new Shelf(reading);
            while (!allDone(writers)) {
                snapshots.add(reading.inSnapshot(() -> {
                    Map<String, Integer> numbers = shelf.all();
                    ChangeLog log = reading.bean(ChangeLog.class);
                    return new Snapshot(numbers, log.snapshotCursor(), log.version(Set.of(Shelf.KIND)));
                }));
            }
            for (Future<?> writer : writers) {
                writer.get();
            }
            follower = following.get();
            restarted = restarting.get();
            numbersAtTheEnd = reading.inSnapshot(shelf::all);
        }
    }

    private static boolean allDone(List<Future<?>> writers) {
        return writers.stream().allMatch(Future::isDone);
    }

    /** Reads until all is written and read, or {@code enough} was. */
    private static List<LoggedChange> read(
            Instance instance, Cursor from, int limit, BooleanSupplier written, int enough) {
        ChangeLog changeLog = instance.bean(ChangeLog.class);
        List<LoggedChange> all = new ArrayList<>();
        long end = System.nanoTime() + DEADLINE.toNanos();
        Cursor cursor = from;
        while (System.nanoTime() < end && all.size() < enough) {
            boolean last = written.getAsBoolean();
            ChangePage page = changeLog.await(cursor, limit, Duration.ofMillis(300));
            all.addAll(page.changes());
            cursor = page.next();
            if (last && isAtTheEnd(changeLog, cursor)) {
                return all;
            }
        }
        return all;
    }

    private static boolean isAtTheEnd(ChangeLog changeLog, Cursor cursor) {
        ChangeLogRepository.Reading reading = changeLog.reading(cursor, 1);
        return reading.changes().isEmpty() && reading.extent().waiting() == null;
    }

    private static void write(Instance instance, int writer) {
        Random random = new Random(writer);
        ChangeLog changeLog = instance.bean(ChangeLog.class);
        Shelf shelf = new Shelf(instance);
        for (int number = 0; number < TRANSACTIONS; number++) {
            String name = "w%02d-%03d".formatted(writer, number);
            boolean slow = random.nextInt(4) == 0;
            boolean inVain = random.nextInt(5) == 0;
            int rows = random.nextInt(10) == 0 ? 300 : 1 + random.nextInt(3);
            boolean shared = random.nextBoolean();
            List<String> ids = IntStream.range(0, rows)
                    .mapToObj(row -> "%s-%04d".formatted(name, row))
                    .toList();
            instance.transaction().executeWithoutResult(status -> {
                changeLog.append(ids.stream()
                        .limit(rows / 2)
                        .map(id -> Change.created(KIND, id, text(name)))
                        .toList());
                shelf.raise(name); // takes a transaction number, at the latest here
                if (slow) {
                    instance.jdbc()
                            .sql("select pg_sleep(:seconds)")
                            .param("seconds", random.nextDouble(0.08))
                            .query(row -> {});
                }
                if (shared) {
                    shelf.raise("shared-" + random.nextInt(3));
                }
                changeLog.append(ids.stream()
                        .skip(rows / 2)
                        .map(id -> Change.created(KIND, id, text(name)))
                        .toList());
                if (inVain) {
                    status.setRollbackOnly();
                }
            });
            (inVain ? rolledBack : committed).addAll(ids);
        }
    }

    private static JsonNode text(String text) {
        return JsonNodeFactory.instance.stringNode(text);
    }

    private static List<String> entries(List<LoggedChange> changes) {
        return changes.stream()
                .map(LoggedChange::change)
                .filter(each -> each.kind().equals(KIND))
                .map(Change::key)
                .toList();
    }

    @Test
    void theReaderThatFollowsSeesEachCommittedChangeOnce() {
        assertThat(committed).hasSizeGreaterThan(2_000);
        assertThat(rolledBack).isNotEmpty();
        assertThat(entries(follower)).doesNotHaveDuplicates().hasSameElementsAs(committed);
    }

    @Test
    void theReaderThatRestartsSeesTheSameInTheSameOrder() {
        assertThat(restarted).isEqualTo(follower);
    }

    @Test
    void theOrderIsThatOfTheCursors() {
        assertThat(follower).extracting(LoggedChange::cursor).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void whatOneTransactionWroteKeepsItsOrder() {
        Map<String, List<String>> byTransaction = new TreeMap<>();
        for (String id : entries(follower)) {
            byTransaction
                    .computeIfAbsent(id.substring(0, 7), name -> new ArrayList<>())
                    .add(id);
        }
        assertThat(byTransaction).hasSizeGreaterThan(WRITERS);
        assertThat(byTransaction.values()).allSatisfy(ids -> assertThat(ids).isSorted());
    }

    @Test
    void changesOfOneThingComeInTheOrderOfTheirCommits() {
        Map<String, Integer> seen = new HashMap<>();
        for (LoggedChange each : follower) {
            Change change = each.change();
            if (change.kind().equals(Shelf.KIND)) {
                assertThat(change.before() == null ? 0 : change.before().asInt())
                        .as("%s before %s", change.key(), change.after())
                        .isEqualTo(seen.getOrDefault(change.key(), 0));
                seen.put(change.key(), change.after().asInt());
            }
        }
        assertThat(seen).isEqualTo(numbersAtTheEnd).containsKeys("shared-0", "shared-1", "shared-2");
    }

    @Test
    void eachSnapshotAndTheFeedBehindItMakeTheWhole() {
        assertThat(snapshots).hasSizeGreaterThan(5);
        for (Snapshot snapshot : snapshots) {
            Map<String, Integer> numbers = new TreeMap<>(snapshot.numbers());
            follower.stream()
                    .filter(each -> each.cursor().compareTo(snapshot.cursor()) > 0)
                    .map(LoggedChange::change)
                    .filter(each -> each.kind().equals(Shelf.KIND))
                    .forEach(each -> numbers.put(each.key(), each.after().asInt()));
            assertThat(numbers).isEqualTo(numbersAtTheEnd);
        }
        assertThat(snapshots.getLast().numbers()).isNotEmpty();
    }

    @Test
    void snapshotsOfOneVersionShowTheSame() {
        Map<String, Set<Map<String, Integer>>> byVersion = snapshots.stream()
                .collect(Collectors.groupingBy(
                        Snapshot::version, Collectors.mapping(Snapshot::numbers, Collectors.toSet())));
        assertThat(byVersion).hasSizeGreaterThan(5);
        assertThat(byVersion.values()).allSatisfy(shown -> assertThat(shown).hasSize(1));
    }
}
