package org.chamicore.cloudinit.inventory;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The feed of an inventory, and nothing else of one: a snapshot, changes after a cursor, long polling. */
public final class FakeInventory implements AutoCloseable {

    private static final Pattern AFTER = Pattern.compile("after=(\\d+)");
    private static final Pattern WAIT = Pattern.compile("wait=(\\d+)s");

    private final HttpServer server;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Map<String, String> things = new LinkedHashMap<>();
    private final List<String> changes = new ArrayList<>();

    public FakeInventory() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/hsm/v2/changes", this::changes);
        server.createContext("/hsm/v2/changes/snapshot", this::snapshot);
        server.start();
    }

    public String feedUrl() {
        return "http://localhost:%d/hsm/v2/changes"
                .formatted(server.getAddress().getPort());
    }

    public void node(String id, long nid, String address, String labels) {
        String mac = "%012x".formatted(nid);
        put("component", id, """
                {"ID": "%s", "Type": "Node", "State": "Ready", "Enabled": true, "Role": "Compute", "NID": %d}
                """.formatted(id, nid));
        put("ethernet_interface", mac, """
                {"ID": "%s", "Description": "", "MACAddress": "", "LastUpdate": "2026-11-20T10:00:00.000001Z",
                 "ComponentID": "%s", "Type": "Node", "IPAddresses": [{"IPAddress": "%s"}]}
                """.formatted(mac, id, address));
        put("membership", id, """
                {"id": "%s", "groupLabels": %s, "partitionName": ""}
                """.formatted(id, labels));
    }

    public void put(String kind, String key, String value) {
        String line = value.replace("\n", "");
        change(
                "\"kind\":\"%s\",\"key\":\"%s\",\"after\":%s".formatted(kind, key, line),
                () -> things.put(
                        kind + " " + key,
                        "{\"kind\":\"%s\",\"key\":\"%s\",\"value\":%s}\n".formatted(kind, key, line)));
    }

    public void remove(String kind, String key) {
        change(
                "\"kind\":\"%s\",\"key\":\"%s\",\"before\":{}".formatted(kind, key),
                () -> things.remove(kind + " " + key));
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void change(String change, Runnable effect) {
        lock.lock();
        try {
            effect.run();
            changes.add(
                    "{\"cursor\":\"%d\",%s,\"time\":\"2026-11-20T10:00:00Z\",\"actor\":\"test\",\"requestId\":\"-\"}"
                            .formatted(changes.size() + 1, change));
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void snapshot(HttpExchange exchange) throws IOException {
        StringBuilder lines = new StringBuilder();
        lock.lock();
        try {
            things.values().forEach(lines::append);
            lines.append("{\"cursor\":\"%d\"}\n".formatted(changes.size()));
        } finally {
            lock.unlock();
        }
        answer(exchange, "application/x-ndjson", lines.toString());
    }

    private void changes(HttpExchange exchange) throws IOException {
        String query = exchange.getRequestURI().getQuery();
        int after = Math.toIntExact(number(AFTER, query));
        long nanos = TimeUnit.SECONDS.toNanos(number(WAIT, query));
        String page;
        lock.lock();
        try {
            while (changes.size() <= after && nanos > 0) {
                nanos = changed.awaitNanos(nanos);
            }
            page = "{\"changes\":[%s],\"next\":\"%d\"}"
                    .formatted(String.join(",", changes.subList(after, changes.size())), changes.size());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            page = "{}";
        } finally {
            lock.unlock();
        }
        answer(exchange, "application/json", page);
    }

    private static long number(Pattern pattern, String query) {
        Matcher matcher = pattern.matcher(query);
        return matcher.find() ? Long.parseLong(matcher.group(1)) : 0;
    }

    private static void answer(HttpExchange exchange, String type, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
