package org.chamicore.load;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.io.support.ClassicRequestBuilder;

/**
 * The inventory's rows of the design's table that are about many components: taken in one call and in a hundred, listed,
 * listed again with what is known already. Each is done {@code -Drounds} times; medians are printed. Every round deletes all
 * components, so it wants a suite of its own, and begins when the suite has come to rest: else it would be measured how boot and
 * cloud-init take in the end of the last one.
 */
final class InventoryFigures {

    private static final String PATH = "/hsm/v2/State/Components";
    private static final String COMPONENTS = Target.INVENTORY + PATH;
    private static final Duration A_WHILE = Duration.ofMillis(300);
    private static final double AT_REST = 0.1; // of a processor

    private static final int READERS = 16;

    private InventoryFigures() {}

    public static void main(String[] arguments) {
        int rounds = Target.number("rounds", 7);
        median("10,000 components in one call", rounds, () -> post(0, 10_000, 10_000));
        median("10,000 components in 100 calls of 100", rounds, () -> post(0, 10_000, 100));
        median("9,990 components in 10 calls of 999, one statement each", rounds, () -> post(0, 9_990, 999));
        median("10,000 components in 10 calls of 1,000, copied each", rounds, () -> post(0, 10_000, 1000));
        list(10_000, rounds);
        clear();
        post(0, 50_000, 10_000);
        list(50_000, rounds);
        median("sixteen readers of it at once", rounds, InventoryFigures::manyAtOnce);
        clear();
    }

    /** Whoever held such a list in memory would need more for sixteen than the service has. */
    private static long manyAtOnce() {
        return timed(() -> {
            try (ExecutorService readers = Executors.newFixedThreadPool(READERS)) {
                CompletableFuture.allOf(IntStream.range(0, READERS)
                                .mapToObj(reader -> CompletableFuture.runAsync(() -> Target.size(COMPONENTS), readers))
                                .toArray(CompletableFuture[]::new))
                        .join();
            }
        });
    }

    private static void list(int components, int rounds) {
        int warmUp = 20 * rounds;
        rest();
        ClassicHttpRequest all = PlainConnection.get(PATH).build();
        try (PlainConnection connection = PlainConnection.open()) {
            IntStream.range(0, warmUp).forEach(round -> connection.exchange(all));
            median(
                    "list of %,d components".formatted(components),
                    4 * rounds,
                    () -> timed(() -> connection.exchange(all)));
            String version = Target.get(COMPONENTS)
                    .headers()
                    .firstValue("ETag")
                    .orElseThrow(() -> new IllegalStateException("the list has no ETag"));
            ClassicHttpRequest known = PlainConnection.get(PATH)
                    .addHeader("If-None-Match", version)
                    .build();
            IntStream.range(0, 10 * warmUp).forEach(round -> expect(304, connection.exchange(known)));
            median("the same, revalidated", 40 * rounds, () -> timed(() -> expect(304, connection.exchange(known))));
        }
    }

    /** Nanoseconds that the calls took; what was there before is deleted first. */
    private static long post(int first, int components, int perCall) {
        if (first == 0) {
            clear();
        }
        List<ClassicHttpRequest> requests = IntStream.iterate(
                        first, from -> from < first + components, from -> from + perCall)
                .mapToObj(from -> PlainConnection.withBody(
                        ClassicRequestBuilder.post(PATH),
                        IntStream.range(from, from + perCall)
                                .mapToObj(number -> new Node(number).component())
                                .collect(Collectors.joining(",", "{\"Components\":[", "]}"))))
                .toList();
        rest();
        try (PlainConnection connection = PlainConnection.open()) {
            return timed(() -> requests.forEach(connection::exchange));
        }
    }

    private static void clear() {
        HttpResponse<String> answer = Target.exchange(Target.request(COMPONENTS).DELETE());
        if (answer.statusCode() != 200 && answer.statusCode() != 404) {
            throw new IllegalStateException("DELETE: " + answer.statusCode() + " " + answer.body());
        }
    }

    /** Waits until the suite has nothing to do. */
    private static void rest() {
        double before = busy();
        for (double now = after(A_WHILE); now - before > AT_REST * A_WHILE.toMillis() / 1000; now = after(A_WHILE)) {
            before = now;
        }
    }

    private static double after(Duration pause) {
        try {
            Thread.sleep(pause);
            return busy();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private static double busy() {
        return ProcessorTime.ofService(Target.INVENTORY)
                + ProcessorTime.ofService(Target.BOOT)
                + ProcessorTime.ofService(Target.CLOUD_INIT)
                + ProcessorTime.ofPostgres();
    }

    private static void expect(int due, int status) {
        if (status != due) {
            throw new IllegalStateException("%d where %d was due".formatted(status, due));
        }
    }

    private static long timed(Runnable work) {
        long start = System.nanoTime();
        work.run();
        return System.nanoTime() - start;
    }

    private static void median(String what, int rounds, java.util.function.LongSupplier round) {
        long[] taken = IntStream.range(0, rounds)
                .mapToLong(number -> round.getAsLong())
                .sorted()
                .toArray();
        System.out.printf(
                "%-40s %8.1f ms  (best %.1f, worst %.1f, of %d)%n",
                what,
                taken[taken.length / 2] / 1e6,
                taken[0] / 1e6,
                Arrays.stream(taken).max().orElseThrow() / 1e6,
                rounds);
    }
}
