package org.chamicore.boot;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** An inventory that knows nothing but its feed's protocol: a snapshot, and changes with long polling. */
public final class FakeInventory implements AutoCloseable {

    private final HttpServer server;
    private final Map<String, String> things = new LinkedHashMap<>();
    private final List<String> changes = new ArrayList<>();
    private final List<String> authorizations = new ArrayList<>();
    private final List<String> traces = new ArrayList<>();
    private final List<JsonNode> registered = new ArrayList<>();
    private boolean away;
    private int refusal;
    private String cause = "request-1";

    public FakeInventory() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        server.createContext("/hsm/v2/changes", this::changes);
        server.createContext("/hsm/v2/changes/snapshot", this::snapshot);
        server.createContext("/hsm/v2/State/Components", this::component);
        server.createContext("/hsm/v2/Inventory/EthernetInterfaces", this::ethernetInterface);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    public String url() {
        return "http://localhost:%d".formatted(server.getAddress().getPort());
    }

    /** Registers a node with one network card. */
    public void node(String xname, int nid, String role, String mac) {
        put("component", xname, """
                {"ID": "%s", "Type": "Node", "State": "Ready", "Flag": "OK", "Enabled": true, "Role": "%s", "NID": %d}""".formatted(xname, role, nid));
        put("component_endpoint", xname, "{\"ID\": \"%s\", \"Enabled\": true}".formatted(xname));
        networkInterface(mac, xname);
    }

    public void networkInterface(String mac, String xname) {
        put("ethernet_interface", mac.replace(":", ""), """
                {"MACAddress": "%s", "ComponentID": "%s"}""".formatted(mac, xname));
    }

    public synchronized void put(String kind, String key, String value) {
        things.put("\"kind\": \"%s\", \"key\": \"%s\"".formatted(kind, key), value);
        change(kind, key, ", \"after\": " + value);
    }

    public synchronized void remove(String kind, String key) {
        things.remove("\"kind\": \"%s\", \"key\": \"%s\"".formatted(kind, key));
        change(kind, key, "");
    }

    /** The status with which it answers who registers network cards; 0 for what is right. */
    public synchronized void refuseInterfaces(int status) {
        refusal = status;
    }

    /** What callers showed who registered anything. */
    public synchronized List<String> authorizations() {
        return List.copyOf(authorizations);
    }

    /** What was sent by those who registered anything, the oldest first. */
    public synchronized List<JsonNode> registered() {
        return List.copyOf(registered);
    }

    /** The traces, and spans in them, that those calls were said to belong to. */
    public synchronized List<String> traces() {
        return List.copyOf(traces);
    }

    /** Whether it answers 503 to everything. */
    public synchronized void away(boolean isAway) {
        away = isAway;
        notifyAll();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private synchronized void component(HttpExchange exchange) throws IOException {
        if (exchange.getRequestMethod().equals("DELETE")) {
            remove("component", exchange.getRequestURI().getPath().replaceAll(".*/", ""));
            answer(exchange, "{}");
            return;
        }
        register(exchange, "component", "/Components/0", "ID", 204);
    }

    private synchronized void ethernetInterface(HttpExchange exchange) throws IOException {
        register(exchange, "ethernet_interface", "", "MACAddress", 201);
    }

    private void register(HttpExchange exchange, String kind, String place, String key, int status) throws IOException {
        authorizations.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
        String trace = String.valueOf(exchange.getRequestHeaders().getFirst("traceparent"));
        traces.add(trace);
        cause = trace.replaceAll("00-(.*)-0\\d", "$1");
        JsonNode body = JsonMapper.shared().readTree(exchange.getRequestBody());
        registered.add(body.deepCopy());
        ObjectNode thing = (ObjectNode) body.at(place);
        int answered = away ? 503 : refusal == 0 || kind.equals("component") ? status : refusal;
        if (answered == status) {
            thing.put("Type", "Node");
            put(kind, thing.get(key).asString().replace(":", ""), thing.toString());
        }
        exchange.sendResponseHeaders(answered, -1);
        exchange.close();
    }

    private void change(String kind, String key, String after) {
        changes.add(
                "{\"cursor\": \"%d\", \"kind\": \"%s\", \"key\": \"%s\", \"time\": \"2026-09-01T10:00:00Z\", \"requestId\": \"%s\"%s}"
                        .formatted(changes.size() + 1, kind, key, cause, after));
        notifyAll();
    }

    private synchronized void snapshot(HttpExchange exchange) throws IOException {
        StringBuilder lines = new StringBuilder();
        things.forEach((name, value) ->
                lines.append("{%s, \"value\": %s}\n".formatted(name, value.replaceAll("\\s*\\R\\s*", " "))));
        lines.append("{\"cursor\":\"%d\"}\n".formatted(changes.size()));
        answer(exchange, lines.toString());
    }

    private synchronized void changes(HttpExchange exchange) throws IOException {
        String query = URLDecoder.decode(exchange.getRequestURI().getRawQuery(), UTF_8);
        int after = Integer.parseInt(query.replaceAll(".*after=(\\d+).*", "$1"));
        long end = System.currentTimeMillis() + 1000 * Long.parseLong(query.replaceAll(".*wait=(\\d+)s.*", "$1"));
        int limit = Integer.parseInt(query.replaceAll(".*limit=(\\d+).*", "$1"));
        while (!away && changes.size() <= after && System.currentTimeMillis() < end) {
            try {
                wait(Math.max(1, end - System.currentTimeMillis()));
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
            }
        }
        List<String> page = changes.subList(after, Math.min(changes.size(), after + limit));
        answer(
                exchange,
                "{\"changes\": [%s], \"next\": \"%d\"}".formatted(String.join(", ", page), after + page.size()));
    }

    private void answer(HttpExchange exchange, String body) throws IOException {
        byte[] bytes = away ? new byte[0] : body.getBytes(UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(away ? 503 : 200, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
