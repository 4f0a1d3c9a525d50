package org.chamicore.db.changelog;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.core.ThrowingRunnable;
import org.chamicore.db.fixture.Instance;
import org.chamicore.db.fixture.Operator;
import org.chamicore.db.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;

class ChangeFollowerTest {

    private static final Duration FRESH = Duration.ofSeconds(3);

    /** Numbers in memory, as a service keeps its directory. */
    private static final class Memory implements ChangeListener {
        private final Instance instance;
        private final AtomicInteger loads = new AtomicInteger();
        private final AtomicReference<RuntimeException> nextLoadFails = new AtomicReference<>();
        private final AtomicReference<RuntimeException> nextApplyFails = new AtomicReference<>();
        private volatile Map<String, Integer> numbers = Map.of();

        private Memory(Instance instance) {
            this.instance = instance;
        }

        @Override
        public Cursor load() {
            failOnce(nextLoadFails);
            return instance.inSnapshot(() -> {
                loads.incrementAndGet();
                numbers = new ConcurrentHashMap<>(new Shelf(instance).all());
                return instance.bean(ChangeLog.class).snapshotCursor();
            });
        }

        @Override
        public void apply(List<LoggedChange> changes) {
            failOnce(nextApplyFails);
            changes.forEach(each ->
                    numbers.put(each.change().key(), each.change().after().asInt()));
        }

        private static void failOnce(AtomicReference<RuntimeException> failure) {
            RuntimeException fails = failure.getAndSet(null);
            if (fails != null) {
                throw fails;
            }
        }
    }

    private TestDatabase database;
    private Operator operator;
    private Instance instance;
    private Shelf shelf;
    private Memory memory;
    private ChangeFollower follower;

    @BeforeEach
    void startInstance() {
        database = TestDatabase.create();
        operator = Operator.of(database);
        instance = Instance.start(database, "bss", "DB_ACQUIRE_TIMEOUT=500ms");
        shelf = new Shelf(instance);
        memory = new Memory(instance);
        follower = new ChangeFollower(instance.bean(ChangeLog.class), memory);
    }

    @AfterEach
    void stop() {
        follower.stop();
        instance.close();
        operator.close();
    }

    private static void eventually(ThrowingRunnable claim) {
        await().atMost(40, SECONDS).ignoreExceptions().untilAsserted(claim);
    }

    private void eventuallyKnows(Map<String, Integer> numbers) {
        eventually(() -> assertThat(memory.numbers).isEqualTo(numbers));
    }

    @Test
    void isNeitherLoadedNorCurrentBeforeItStarts() {
        assertThat(follower.isLoaded()).isFalse();
        assertThat(follower.isRunning()).isFalse();
        assertThat(follower.age()).isGreaterThan(Duration.ofDays(1));
    }

    @Test
    void loadsWhatIsThereAndFollowsWhatComes() {
        shelf.put("a", 1);
        follower.start();
        eventuallyKnows(Map.of("a", 1));
        eventually(() -> assertThat(follower.isLoaded()).isTrue());

        try (Instance other = Instance.start(database, "bss")) {
            new Shelf(other).put("b", 2);
            shelf.put("a", 3);
            eventuallyKnows(Map.of("a", 3, "b", 2));
        }
        assertThat(memory.loads).hasValue(1);
        eventually(() -> assertThat(follower.age()).isLessThan(FRESH));
    }

    @Test
    void triesAgainWhenTheFirstLoadFails() {
        memory.nextLoadFails.set(new DataAccessResourceFailureException("away"));
        shelf.put("a", 1);
        follower.start();
        eventuallyKnows(Map.of("a", 1));
        assertThat(memory.loads).hasValue(1);
    }

    @Test
    void keepsWhatItHasThroughAnOutageSaysHowOldItIsAndCatchesUp() {
        shelf.put("a", 1);
        follower.start();
        eventuallyKnows(Map.of("a", 1));

        operator.shutOut("bss");
        eventually(() -> assertThat(follower.age()).isGreaterThan(FRESH));
        assertThat(follower.isLoaded()).isTrue();
        assertThat(memory.numbers).isEqualTo(Map.of("a", 1));

        operator.letIn("bss");
        eventually(() -> shelf.put("b", 2));
        eventuallyKnows(Map.of("a", 1, "b", 2));
        eventually(() -> assertThat(follower.age()).isLessThan(FRESH));
        assertThat(memory.loads).as("memory was good all the time").hasValue(1);
    }

    @Test
    void readsEverythingAnewWhenAChangeCannotBeTakenIn() {
        follower.start();
        eventually(() -> assertThat(follower.isLoaded()).isTrue());
        memory.nextApplyFails.set(new IllegalStateException("a defect in the listener"));
        shelf.put("a", 1);
        eventuallyKnows(Map.of("a", 1));
        assertThat(memory.loads).hasValue(2);

        shelf.put("a", 2);
        eventuallyKnows(Map.of("a", 2));
        assertThat(memory.loads).hasValue(2);
    }

    @Test
    void tellsTheSameChangesAgainWhenTheListenersOwnReadingFails() {
        follower.start();
        eventually(() -> assertThat(follower.isLoaded()).isTrue());
        memory.nextApplyFails.set(new DataAccessResourceFailureException("away"));
        shelf.put("a", 1);
        eventuallyKnows(Map.of("a", 1));
        assertThat(memory.loads).hasValue(1);
    }

    @Test
    void readsEverythingAnewWhenTheLogWasRestored() {
        follower.start();
        eventually(() -> assertThat(follower.isLoaded()).isTrue());
        operator.run("update bss.change_log_state set epoch = gen_random_uuid()");
        eventually(() -> assertThat(memory.loads).hasValueGreaterThanOrEqualTo(2));
        shelf.put("a", 1);
        eventuallyKnows(Map.of("a", 1));
    }

    @Test
    void isNotCurrentWhileACommittedChangeWaitsForAnOlderTransaction() throws Exception {
        follower.start();
        eventually(() -> assertThat(follower.age()).isLessThan(FRESH));
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        Thread older = Thread.ofVirtual()
                .start(() -> instance.inTransaction(() -> {
                    shelf.raise("older");
                    begun.countDown();
                    try {
                        mayEnd.await();
                    } catch (InterruptedException stop) {
                        throw new IllegalStateException(stop);
                    }
                }));
        begun.await();
        shelf.put("a", 1);
        eventually(() -> assertThat(follower.age()).isGreaterThan(FRESH));
        assertThat(memory.numbers).isEmpty();

        mayEnd.countDown();
        older.join();
        eventuallyKnows(Map.of("a", 1, "older", 1));
        eventually(() -> assertThat(follower.age()).isLessThan(FRESH));
    }

    @Test
    void takesInMoreThanAPage() {
        follower.start();
        eventually(() -> assertThat(follower.isLoaded()).isTrue());
        Map<String, Integer> all = new HashMap<>();
        instance.inTransaction(() -> {
            for (int number = 0; number < 5_000; number++) {
                shelf.raise("k" + number);
                all.put("k" + number, 1);
            }
        });
        eventuallyKnows(all);
        assertThat(memory.loads).hasValue(1);
    }

    @Test
    void tellsNothingMoreOnceItIsStoppedAndLoadsAnewWhenStartedAgain() {
        follower.start();
        eventually(() -> assertThat(follower.isLoaded()).isTrue());
        follower.stop();
        assertThat(follower.isRunning()).isFalse();
        shelf.put("a", 1);
        await().during(Duration.ofMillis(1500)).atMost(20, SECONDS).until(() -> memory.numbers.isEmpty());

        follower.start();
        eventuallyKnows(Map.of("a", 1));
        assertThat(memory.loads).hasValue(2);
    }
}
