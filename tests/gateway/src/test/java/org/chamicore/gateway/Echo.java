package org.chamicore.gateway;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.Executors;

/** Stands for a service: answers with its own name, what it was asked, and what it was told of where that comes from. */
final class Echo implements AutoCloseable {

    private final String name;
    private final HttpServer server;

    Echo(String name) throws IOException {
        this(name, 0);
    }

    Echo(String name, int port) throws IOException {
        this.name = name;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/", this::answer);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    String address() {
        return "127.0.0.1:" + port();
    }

    private void answer(HttpExchange exchange) throws IOException {
        exchange.getRequestBody().readAllBytes();
        StringBuilder said =
                new StringBuilder("%s %s %s\n".formatted(name, exchange.getRequestMethod(), exchange.getRequestURI()));
        exchange.getRequestHeaders()
                .forEach((header, values) -> values.forEach(
                        value -> said.append("%s: %s\n".formatted(header.toLowerCase(Locale.ROOT), value))));
        byte[] body = said.toString().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, exchange.getRequestMethod().equals("HEAD") ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
