package org.chamicore.db.changelog;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.FutureTask;
import org.chamicore.db.fixture.Instance;
import org.chamicore.db.fixture.Operator;
import org.chamicore.db.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated("each transaction that another test holds open holds back what is waited for here")
class ChangeSignalTest {

    private static final String LISTENING = "bss-listen";
    private static final Duration LONG = Duration.ofSeconds(40);

    /** Half of what waiting for a look costs on its own; a notification takes a few milliseconds. */
    private static final Duration MUCH_SOONER_THAN_A_POLL = ChangeSignal.POLL.dividedBy(2);

    private Operator operator;
    private Instance writing;
    private Instance waiting;

    @BeforeEach
    void startTwo() {
        TestDatabase database = TestDatabase.create();
        operator = Operator.of(database);
        writing = Instance.start(database, "bss");
        waiting = Instance.start(database, "bss");
        awaitListeners(2);
    }

    @AfterEach
    void stop() {
        waiting.close();
        writing.close();
        operator.close();
    }

    private void awaitListeners(int number) {
        await().atMost(30, SECONDS)
                .untilAsserted(() -> assertThat(operator.connections(LISTENING)).isEqualTo(number));
    }

    private Cursor end(Instance instance) {
        return instance.inSnapshot(instance.bean(ChangeLog.class)::snapshotCursor);
    }

    /** Lets the one wait, writes on the other, and says how long the news took. */
    private Duration wakeUp(String key) {
        Cursor end = end(waiting);
        FutureTask<ChangePage> page =
                new FutureTask<>(() -> waiting.bean(ChangeLog.class).await(end, 10, LONG));
        Thread thread = Thread.ofPlatform().start(page);
        await().pollInterval(Duration.ofMillis(2)).until(() -> thread.getState() == Thread.State.TIMED_WAITING);
        new Shelf(writing).put(key, 1);
        long committed = System.nanoTime();
        try {
            assertThat(page.get(60, SECONDS).changes()).hasSize(1);
        } catch (Exception failed) {
            throw new AssertionError(failed);
        }
        return Duration.ofNanos(System.nanoTime() - committed);
    }

    /** The middle one of several, so that one that a busy machine delays does no harm. */
    private Duration usualWakeUp(String key) {
        List<Duration> taken = new ArrayList<>();
        for (int round = 0; round < 7; round++) {
            taken.add(wakeUp(key + round));
        }
        return taken.stream().sorted().toList().get(3);
    }

    @Test
    void anotherInstanceHearsOfACommitMuchSoonerThanItWouldLook() {
        assertThat(usualWakeUp("first")).isLessThan(MUCH_SOONER_THAN_A_POLL);
    }

    @Test
    void aBrokenListeningConnectionIsReplacedAndNothingIsMissedMeanwhile() {
        assertThat(operator.terminate(LISTENING)).isGreaterThanOrEqualTo(2); // one may just be taking another's place
        assertThat(wakeUp("meanwhile")).isLessThan(LONG);
        awaitListeners(2);
        assertThat(usualWakeUp("after")).isLessThan(MUCH_SOONER_THAN_A_POLL);
    }

    @Test
    void oneListensHoweverOftenTheInstanceIsStoppedAndStarted() {
        for (int round = 0; round < 3; round++) {
            waiting.restart();
        }
        awaitListeners(2);
        await().during(Duration.ofMillis(1500))
                .atMost(20, SECONDS)
                .untilAsserted(() -> assertThat(operator.connections(LISTENING)).isEqualTo(2));
        assertThat(usualWakeUp("restarted")).isLessThan(MUCH_SOONER_THAN_A_POLL);

        waiting.stop();
        awaitListeners(1);
    }

    @Test
    void whoWaitsIsLetGoWhenTheInstanceShutsDown() throws Exception {
        Cursor end = end(waiting);
        FutureTask<ChangePage> page =
                new FutureTask<>(() -> waiting.bean(ChangeLog.class).await(end, 10, LONG));
        Thread thread = Thread.ofPlatform().start(page);
        await().until(() -> thread.getState() == Thread.State.TIMED_WAITING);

        waiting.close();
        assertThat(page.get(20, SECONDS)).isEqualTo(new ChangePage(List.of(), end, false));
        awaitListeners(1);
    }
}
