package org.chamicore.system;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.chamicore.cli.suite.Ports;
import org.chamicore.cli.suite.Service;

/**
 * Stands before the services and lets everything through, but for one write: that it keeps, before it is done or after, until whoever
 * waits for it is gone.
 */
final class Toll implements AutoCloseable {

    private static final List<String> PASSED_ON = List.of("Authorization", "Content-Type", "If-Match");

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Map<Service, HttpServer> servers = new EnumMap<>(Service.class);
    private final AtomicInteger writes = new AtomicInteger();
    private final CountDownLatch kept = new CountDownLatch(1);
    private final CountDownLatch dropped = new CountDownLatch(1);
    private final int which;
    private final boolean done;

    /**
     * @param which write it keeps, counted from 1; 0 for none
     * @param done whether the service gets it before
     */
    Toll(int which, boolean done) throws IOException {
        this.which = which;
        this.done = done;
        for (Service service : Service.values()) {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            URI behind = SystemSuite.suite().address().of(service);
            server.createContext("/", exchange -> pass(exchange, behind));
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.start();
            servers.put(service, server);
        }
    }

    /** Where the services seem to be. */
    Ports ports() {
        Ports ports = SystemSuite.suite().address().ports();
        for (Map.Entry<Service, HttpServer> each : servers.entrySet()) {
            ports = ports.with(each.getKey(), each.getValue().getAddress().getPort());
        }
        return ports;
    }

    /** Waits until the write has come, and been done where it was to be. */
    void awaitKept() throws InterruptedException {
        kept.await();
    }

    /** Gives the write that is kept no answer, and lets everything else through. */
    void drop() {
        dropped.countDown();
    }

    @Override
    public void close() {
        drop();
        servers.values().forEach(server -> server.stop(0));
    }

    private void pass(HttpExchange exchange, URI behind) throws IOException {
        boolean keep = isWrite(exchange) && writes.incrementAndGet() == which;
        if (keep && !done) {
            keep();
            exchange.close();
            return;
        }
        HttpResponse<byte[]> answer = ask(exchange, behind);
        if (keep) {
            keep();
            exchange.close();
            return;
        }
        answer.headers().firstValue("ETag").ifPresent(tag -> exchange.getResponseHeaders()
                .set("ETag", tag));
        exchange.sendResponseHeaders(answer.statusCode(), answer.body().length == 0 ? -1 : answer.body().length);
        exchange.getResponseBody().write(answer.body());
        exchange.close();
    }

    private void keep() {
        kept.countDown();
        try {
            dropped.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean isWrite(HttpExchange exchange) {
        String path = exchange.getRequestURI().getPath();
        return !exchange.getRequestMethod().equals("GET") && !path.startsWith("/oauth2") && !path.contains("/locks/");
    }

    private HttpResponse<byte[]> ask(HttpExchange exchange, URI behind) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(behind.resolve(exchange.getRequestURI()))
                .method(
                        exchange.getRequestMethod(),
                        BodyPublishers.ofByteArray(exchange.getRequestBody().readAllBytes()));
        PASSED_ON.forEach(name -> {
            String value = exchange.getRequestHeaders().getFirst(name);
            if (value != null) {
                request.header(name, value);
            }
        });
        try {
            return http.send(request.build(), BodyHandlers.ofByteArray());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException(interrupted);
        }
    }
}
