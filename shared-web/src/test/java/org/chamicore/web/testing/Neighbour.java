package org.chamicore.web.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Another service, which answers what a test tells it to and remembers what it was asked. */
public final class Neighbour implements AutoCloseable {

    /** How a path is answered. */
    @FunctionalInterface
    public interface Behaviour {
        void handle(Exchange exchange) throws IOException;
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, Behaviour> behaviours = new ConcurrentHashMap<>();
    private final List<Exchange> asked = new CopyOnWriteArrayList<>();

    private Neighbour() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    public static Neighbour start() {
        try {
            return new Neighbour();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    public String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    public void answer(String path, Behaviour behaviour) {
        behaviours.put(path, behaviour);
    }

    public int requests(String path) {
        return (int) asked.stream().filter(each -> each.path().equals(path)).count();
    }

    public List<Exchange> asked() {
        return List.copyOf(asked);
    }

    private void handle(HttpExchange http) throws IOException {
        try (http) {
            Exchange exchange = new Exchange(http);
            asked.add(exchange);
            behaviours
                    .getOrDefault(exchange.path(), each -> each.answer(404, "text/plain", "nothing here"))
                    .handle(exchange);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    /** One request and its answer. */
    public static final class Exchange {

        private final HttpExchange http;
        private final String body;

        private Exchange(HttpExchange http) throws IOException {
            this.http = http;
            this.body = new String(http.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        }

        public String path() {
            return http.getRequestURI().getPath();
        }

        /** As it was sent, still encoded. */
        public String query() {
            return String.valueOf(http.getRequestURI().getRawQuery());
        }

        public String header(String name) {
            return String.valueOf(http.getRequestHeaders().getFirst(name));
        }

        public String body() {
            return body;
        }

        public void answer(int status, String type, String text) throws IOException {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            http.getResponseHeaders().set("Content-Type", type);
            http.sendResponseHeaders(status, bytes.length);
            http.getResponseBody().write(bytes);
        }

        /** Gives the answer that follows this {@code ETag}. */
        public Exchange tag(String tag) {
            http.getResponseHeaders().set("ETag", tag);
            return this;
        }

        public void notModified() throws IOException {
            http.sendResponseHeaders(304, -1);
        }

        /** Sends this much and then breaks the connection off. */
        public void answerHalf(String type, String text) throws IOException {
            http.getResponseHeaders().set("Content-Type", type);
            http.sendResponseHeaders(200, text.length() + 1000L);
            http.getResponseBody().write(text.getBytes(StandardCharsets.UTF_8));
            http.getResponseBody().flush();
            throw new IOException("broken off");
        }

        /** Sends a line and then nothing for as long as anybody listens. */
        public void answerSlowly(String type) throws IOException {
            http.getResponseHeaders().set("Content-Type", type);
            http.sendResponseHeaders(200, 0);
            http.getResponseBody().write("{}\n".getBytes(StandardCharsets.UTF_8));
            http.getResponseBody().flush();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }

        /** Answers nothing and closes the connection. */
        public void fail() throws IOException {
            throw new IOException("away");
        }
    }
}
