package org.chamicore.load;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/**
 * Registers {@code -Dnodes} nodes as magellan sends them: one PUT each, which carries board controller, system and interfaces,
 * over 16 connections. Prints nodes a second. PUT, so that it can be repeated; {@code -Dnodes.first} moves on to nodes that are new.
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
    static Duration register(int first, int nodes) throws Exception {
        long start = System.nanoTime();
        try (ExecutorService connections = Executors.newFixedThreadPool(CONNECTIONS)) {
            List<? extends Future<?>> sent = IntStream.range(first, first + nodes)
                    .mapToObj(Node::new)
                    .map(node -> connections.submit(() -> Target.send(
                            "PUT",
                            Target.INVENTORY + "/hsm/v2/Inventory/RedfishEndpoints/" + node.controller(),
                            node.redfishEndpoint())))
                    .toList();
            for (int done = 0; done < sent.size(); done++) {
                sent.get(done).get();
                if ((done + 1) % 1000 == 0) {
                    System.err.printf("  %,d registered%n", done + 1);
                }
            }
        }
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }
}
