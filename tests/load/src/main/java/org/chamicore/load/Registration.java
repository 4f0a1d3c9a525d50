package org.chamicore.load;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.io.support.ClassicRequestBuilder;

/**
 * Registers {@code -Dnodes} nodes as magellan sends them: one PUT each, which carries board controller, system and interfaces,
 * over 16 connections. Prints nodes a second. PUT, so that it can be repeated; {@code -Dnodes.first} moves on to nodes that are new.
 * The requests are made before the clock starts and sent over plain connections, so that the processors are left to what is measured.
 */
final class Registration {

    private static final int CONNECTIONS = 16;

    private Registration() {}

    public static void main(String[] arguments) throws Exception {
        int first = Target.number("nodes.first", 0);
        int nodes = Target.number("nodes", 10_000);
        System.out.printf("%,d nodes from %s on, over %d connections%n", nodes, new Node(first).xname(), CONNECTIONS);
        Duration taken = register(first, nodes);
        System.out.printf("%,d nodes in %.1f s: %,.0f/s%n", nodes, seconds(taken), nodes / seconds(taken));
    }

    /** How long it took until the last was answered. */
    private static Duration register(int first, int nodes) throws Exception {
        List<ClassicHttpRequest> requests = IntStream.range(first, first + nodes)
                .mapToObj(Node::new)
                .map(Registration::request)
                .toList();
        AtomicInteger next = new AtomicInteger();
        long start = System.nanoTime();
        try (ExecutorService connections = Executors.newFixedThreadPool(CONNECTIONS)) {
            List<? extends Future<?>> senders = IntStream.range(0, CONNECTIONS)
                    .mapToObj(each -> connections.submit(() -> send(requests, next)))
                    .toList();
            for (Future<?> each : senders) {
                each.get();
            }
        }
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private static void send(List<ClassicHttpRequest> requests, AtomicInteger next) {
        try (PlainConnection connection = PlainConnection.open()) {
            for (int number = next.getAndIncrement(); number < requests.size(); number = next.getAndIncrement()) {
                connection.exchange(requests.get(number));
                if ((number + 1) % 1000 == 0) {
                    System.err.printf("  %,d registered%n", number + 1);
                }
            }
        }
    }

    private static ClassicHttpRequest request(Node node) {
        return PlainConnection.withBody(
                ClassicRequestBuilder.put("/hsm/v2/Inventory/RedfishEndpoints/" + node.controller()),
                node.redfishEndpoint());
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }
}
