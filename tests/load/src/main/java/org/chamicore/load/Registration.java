package org.chamicore.load;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.DefaultBHttpClientConnection;
import org.apache.hc.core5.http.impl.io.HttpRequestExecutor;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.io.support.ClassicRequestBuilder;
import org.apache.hc.core5.http.protocol.HttpCoreContext;

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
                    .mapToObj(each -> connections.submit(() -> {
                        send(requests, next);
                        return null;
                    }))
                    .toList();
            for (Future<?> each : senders) {
                each.get();
            }
        }
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private static void send(List<ClassicHttpRequest> requests, AtomicInteger next) throws IOException, HttpException {
        URI inventory = URI.create(Target.INVENTORY);
        HttpRequestExecutor executor = new HttpRequestExecutor();
        try (DefaultBHttpClientConnection connection = new DefaultBHttpClientConnection(Http1Config.DEFAULT)) {
            connection.bind(new Socket(inventory.getHost(), inventory.getPort()));
            for (int number = next.getAndIncrement(); number < requests.size(); number = next.getAndIncrement()) {
                ClassicHttpRequest request = requests.get(number);
                try (ClassicHttpResponse response = executor.execute(request, connection, HttpCoreContext.create())) {
                    String answer = EntityUtils.toString(response.getEntity());
                    if (response.getCode() >= 400) {
                        throw new IllegalStateException(
                                "%s: %d %s".formatted(request.getRequestUri(), response.getCode(), answer));
                    }
                }
                if ((number + 1) % 1000 == 0) {
                    System.err.printf("  %,d registered%n", number + 1);
                }
            }
        }
    }

    private static ClassicHttpRequest request(Node node) {
        byte[] body = node.redfishEndpoint().getBytes(StandardCharsets.UTF_8);
        URI inventory = URI.create(Target.INVENTORY);
        return ClassicRequestBuilder.put("/hsm/v2/Inventory/RedfishEndpoints/" + node.controller())
                .addHeader("Host", inventory.getAuthority())
                .addHeader("Authorization", "Bearer " + Target.token())
                .addHeader("Content-Type", "application/json")
                .addHeader("Content-Length", Integer.toString(body.length))
                .setEntity(body, ContentType.APPLICATION_JSON)
                .build();
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }
}
