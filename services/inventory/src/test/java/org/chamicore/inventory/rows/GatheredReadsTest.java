package org.chamicore.inventory.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.dao.TransientDataAccessResourceException;

@Timeout(30)
class GatheredReadsTest {

    private final ConcurrentLinkedQueue<Set<Integer>> asked = new ConcurrentLinkedQueue<>();

    /** Even numbers are there. */
    private Map<Integer, String> read(Set<Integer> keys) {
        asked.add(keys);
        return keys.stream()
                .filter(key -> key % 2 == 0)
                .collect(Collectors.toMap(Function.identity(), key -> "no. " + key));
    }

    @Test
    void whoIsAloneIsAskedForAlone() {
        GatheredReads<Integer, String> reads = new GatheredReads<>("test", this::read);

        assertThat(reads.find(2)).hasValue("no. 2");
        assertThat(reads.find(3)).isEmpty();
        assertThat(asked).containsExactly(Set.of(2), Set.of(3));
    }

    @Test
    void whatComesMeanwhileIsAskedTogetherAndEachGetsItsOwn() throws Exception {
        CountDownLatch begun = new CountDownLatch(2);
        CountDownLatch allCame = new CountDownLatch(1);
        GatheredReads<Integer, String> reads = new GatheredReads<>("test", keys -> {
            begun.countDown();
            pass(allCame);
            return read(keys);
        });
        List<Future<Optional<String>>> answers = new ArrayList<>();
        try (ExecutorService askers = Executors.newVirtualThreadPerTaskExecutor()) {
            try {
                for (int number = 0; number < 2; number++) {
                    int key = number;
                    long before = begun.getCount();
                    answers.add(askers.submit(() -> reads.find(key)));
                    await().until(() -> begun.getCount() < before);
                }
                IntStream.range(2, 18).forEach(key -> answers.add(askers.submit(() -> reads.find(key))));
                await().until(() -> reads.size() == 16);
            } finally {
                allCame.countDown();
            }
            for (int key = 0; key < 18; key++) {
                assertThat(answers.get(key).get()).isEqualTo(Optional.ofNullable(key % 2 == 0 ? "no. " + key : null));
            }
        }
        assertThat(asked).hasSizeLessThanOrEqualTo(4);
    }

    @Test
    void failureIsToldToThoseItConcernsAndToNobodyElse() {
        GatheredReads<Integer, String> reads = new GatheredReads<>("test", keys -> {
            if (keys.contains(13)) {
                throw new TransientDataAccessResourceException("away");
            }
            return read(keys);
        });

        assertThatThrownBy(() -> reads.find(13)).isInstanceOf(TransientDataAccessResourceException.class);
        assertThat(reads.find(14)).hasValue("no. 14");
    }

    private static void pass(CountDownLatch gate) {
        try {
            gate.await();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }
}
