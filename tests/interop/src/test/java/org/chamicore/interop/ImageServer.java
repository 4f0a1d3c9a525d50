package org.chamicore.interop;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** The server of a site that hands out kernels and initrds. */
final class ImageServer implements AutoCloseable {

    private static final int NOT_FOUND = 404;

    private final HttpServer server;
    private final BootImages images;
    private final AtomicInteger refusals = new AtomicInteger();

    ImageServer(BootImages images) {
        this.images = images;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        server.createContext("/vmlinuz", exchange -> answer(exchange, images.kernel()));
        server.createContext("/initrd.img", this::initrd);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    /** Lets so many of the next requests for the initrd find nothing. */
    ImageServer withoutInitrd(int times) {
        refusals.set(times);
        return this;
    }

    String kernel() {
        return address("vmlinuz");
    }

    String initrd() {
        return address("initrd.img");
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void initrd(HttpExchange exchange) throws IOException {
        if (refusals.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            exchange.sendResponseHeaders(NOT_FOUND, -1);
            exchange.close();
        } else {
            answer(exchange, images.initrd());
        }
    }

    private String address(String name) {
        return "http://%s:%d/%s".formatted(Qemu.HOST, server.getAddress().getPort(), name);
    }

    private static void answer(HttpExchange exchange, byte[] content) throws IOException {
        try (exchange) {
            exchange.sendResponseHeaders(200, content.length);
            exchange.getResponseBody().write(content);
        }
    }
}
