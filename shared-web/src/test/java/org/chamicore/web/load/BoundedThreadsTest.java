package org.chamicore.web.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BoundedThreadsTest {

    private static final int TASKS = 10_000;

    @Test
    void runEveryTaskAndNeverMoreThanTheBoundAtOnce() throws InterruptedException {
        BoundedThreads threads = new BoundedThreads(8);
        CyclicBarrier meeting = new CyclicBarrier(8); // nobody gets on unless eight run at once
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch done = new CountDownLatch(TASKS);
        IntStream.range(0, TASKS)
                .parallel()
                .forEach(number -> threads.execute(() -> {
                    most.accumulateAndGet(running.incrementAndGet(), Math::max);
                    meet(meeting);
                    running.decrementAndGet();
                    done.countDown();
                }));
        assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(most.get()).isEqualTo(8);
    }

    @Test
    void serveInTheOrderOfTheLine() throws InterruptedException {
        BoundedThreads threads = new BoundedThreads(1);
        List<Integer> served = new CopyOnWriteArrayList<>();
        CountDownLatch begin = new CountDownLatch(1);
        CountDownLatch done = new CountDownLatch(100);
        threads.execute(() -> await(begin));
        IntStream.range(0, 100)
                .forEach(number -> threads.execute(() -> {
                    served.add(number);
                    done.countDown();
                }));
        begin.countDown();
        assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(served).isEqualTo(IntStream.range(0, 100).boxed().toList());
    }

    @Test
    void goOnAfterATaskThatThrows() throws InterruptedException {
        BoundedThreads threads = new BoundedThreads(1);
        CountDownLatch done = new CountDownLatch(1);
        threads.execute(() -> {
            Thread.currentThread().setUncaughtExceptionHandler((thread, expected) -> {});
            throw new IllegalStateException("broken");
        });
        threads.execute(done::countDown);
        assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
    }

    private static void meet(CyclicBarrier meeting) {
        try {
            meeting.await();
        } catch (InterruptedException | BrokenBarrierException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
