package org.chamicore.cli.imports.bss;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.SortedMap;
import java.util.TreeMap;
import org.chamicore.cli.http.Api;
import org.chamicore.cli.imports.Json;
import org.chamicore.cli.imports.SourceAddress;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** An etcd, read through the JSON gateway of its version 3 API ({@code /v3/kv/range}, etcd 3.4 and later): bytes are base64. */
final class Etcd {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final int AT_ONCE = 1000;

    private final Api api;

    private Etcd(Api api) {
        this.api = api;
    }

    /**
     * Connects.
     *
     * @param address {@code etcd://} stands for {@code http://}
     * @param certificates null where Java's own will do
     * @param login {@code USER:PASSWORD}, blank where none is asked for
     */
    static Etcd open(String address, @Nullable Path certificates, String login) {
        URI base = SourceAddress.parse(address.replaceFirst("^etcd://", "http://"), "ETCDCTL_USER");
        Api open = Api.open(base, TIMEOUT);
        Api trusting = certificates == null ? open : open.trusting(certificates);
        if (login.isEmpty()) {
            return new Etcd(trusting);
        }
        String[] parts = login.split(":", 2);
        ObjectNode credentials = Json.object().put("name", parts[0]).put("password", parts.length > 1 ? parts[1] : "");
        String token = trusting.post("/v3/auth/authenticate", credentials.toString())
                .orRefuse()
                .json()
                .path("token")
                .asString("");
        return new Etcd(trusting.authorized(token));
    }

    /** All keys that begin so, with their values, as they were at one moment. */
    SortedMap<String, String> under(String prefix) {
        byte[] end = prefix.getBytes(StandardCharsets.UTF_8);
        end[end.length - 1]++;
        byte[] start = prefix.getBytes(StandardCharsets.UTF_8);
        SortedMap<String, String> values = new TreeMap<>();
        String revision = "0"; // the newest, until the first answer names it
        boolean more;
        do {
            ObjectNode range = Json.object()
                    .put("key", encoded(start))
                    .put("range_end", encoded(end))
                    .put("limit", AT_ONCE)
                    .put("revision", revision);
            JsonNode answer =
                    api.post("/v3/kv/range", range.toString()).orRefuse().json();
            for (JsonNode each : answer.path("kvs")) {
                byte[] key = decoded(each.path("key"));
                values.put(
                        new String(key, StandardCharsets.UTF_8),
                        new String(decoded(each.path("value")), StandardCharsets.UTF_8));
                start = Arrays.copyOf(key, key.length + 1); // the next possible key has a zero byte more
            }
            revision = answer.at("/header/revision").asString(revision);
            more = answer.path("more").asBoolean(false);
        } while (more);
        return values;
    }

    private static String encoded(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static byte[] decoded(JsonNode text) {
        return Base64.getDecoder().decode(text.asString(""));
    }
}
