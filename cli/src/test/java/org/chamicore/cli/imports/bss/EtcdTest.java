package org.chamicore.cli.imports.bss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.chamicore.cli.console.RefusedException;
import org.chamicore.cli.imports.Json;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Against a server that speaks the documented JSON of {@code /v3/kv/range} and {@code /v3/auth/authenticate}; {@code tests/system}
 * asks a real etcd where one is installed.
 */
class EtcdTest {

    private final NavigableMap<String, String> keys = new TreeMap<>();
    private final List<String> revisions = new ArrayList<>();
    private String token = "";
    private HttpServer server;

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v3/kv/range", exchange -> answer(exchange, this::range));
        server.createContext(
                "/v3/auth/authenticate",
                exchange -> answer(exchange, login -> {
                    token = "t-" + login.path("name").asString() + "-"
                            + login.path("password").asString();
                    return Json.object().put("token", token);
                }));
        server.start();
    }

    @AfterEach
    void close() {
        server.stop(0);
    }

    @Test
    void everyKeyUnderAPrefixIsReadAtOneRevision() {
        IntStream.range(0, 2500)
                .forEach(number -> keys.put("/params/x%d".formatted(number), "{\"n\":%d}".formatted(number)));
        keys.put("/paramt", "behind");
        keys.put("/initrd/z", "before");

        var read = Etcd.open(address(), null, "").under("/params/");

        assertThat(read).hasSize(2500).containsEntry("/params/x2499", "{\"n\":2499}");
        assertThat(revisions).containsExactly("0", "42", "42");
    }

    @Test
    void aLoginBringsTheTokenOfEachCall() {
        keys.put("/params/x", "v");
        assertThat(Etcd.open(address(), null, "reader:very:secret").under("/params/"))
                .containsOnlyKeys("/params/x");
        assertThat(token).isEqualTo("t-reader-very:secret");
    }

    @Test
    void aPasswordInTheAddressIsRefused() {
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> Etcd.open("etcd://root:secret@127.0.0.1:2379", null, ""))
                .withMessageContaining("ETCDCTL_USER")
                .withMessageNotContaining("secret@");
    }

    private String address() {
        return "etcd://127.0.0.1:" + server.getAddress().getPort();
    }

    private JsonNode range(JsonNode asked) {
        revisions.add(asked.path("revision").asString());
        List<String> found =
                keys.subMap(decoded(asked.path("key")), true, decoded(asked.path("range_end")), false).keySet().stream()
                        .limit(asked.path("limit").asLong() + 1)
                        .toList();
        boolean more = found.size() > asked.path("limit").asLong();
        ObjectNode answer = Json.object();
        answer.withObject("/header").put("revision", "42");
        answer.set(
                "kvs",
                Json.array(found.stream()
                        .limit(asked.path("limit").asLong())
                        .map(key -> Json.object().put("key", encoded(key)).put("value", encoded(keys.get(key))))));
        return more ? answer.put("more", true) : answer;
    }

    private interface Reply {
        JsonNode to(JsonNode asked);
    }

    private void answer(HttpExchange exchange, Reply reply) throws IOException {
        JsonNode asked =
                Json.read(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8), "the request");
        String authorization = exchange.getRequestHeaders().getFirst("Authorization");
        boolean allowed = token.isEmpty() || token.equals(authorization);
        byte[] body = reply.to(asked).toString().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(allowed ? 200 : 401, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static String encoded(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String decoded(JsonNode text) {
        return new String(Base64.getDecoder().decode(text.asString()), StandardCharsets.UTF_8);
    }
}
