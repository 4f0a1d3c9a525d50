package org.chamicore.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The files under {@code golden/}: what clients send, and what they get, whole. */
public final class Golden {

    private static final JsonMapper JSON = JsonMapper.shared();

    /** Members that no document has twice, and what the files have in their place. */
    private static final Map<String, String> ALWAYS_ANOTHER = Map.of(
            "LastUpdate", "now",
            "Timestamp", "now",
            "CreationTime", "now",
            "ExpirationTime", "now",
            "DeputyKey", "any",
            "ReservationKey", "any");

    private Golden() {}

    public static String text(String file) {
        try (InputStream golden = Golden.class.getResourceAsStream("/golden/" + file)) {
            return new String(Objects.requireNonNull(golden, file).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Compares whole documents, but for times, keys and running numbers, which are always others. */
    public static void assertSame(JsonNode actual, String file) {
        JsonNode masked = actual.deepCopy();
        ALWAYS_ANOTHER.forEach(
                (name, shown) -> masked.findParents(name).forEach(parent -> ((ObjectNode) parent).put(name, shown)));
        masked.findParents("ID").stream()
                .filter(parent -> parent.path("ID").isNumber())
                .forEach(parent -> ((ObjectNode) parent).put("ID", 1));
        assertThat(JSON.writerWithDefaultPrettyPrinter().writeValueAsString(sorted(masked)))
                .as(file)
                .isEqualTo(JSON.writerWithDefaultPrettyPrinter().writeValueAsString(sorted(JSON.readTree(text(file)))));
    }

    /** Members in the order of their names: JSON gives the order no meaning, and the change log does not keep it. */
    private static JsonNode sorted(JsonNode node) {
        return JSON.rebuild()
                .configure(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS, true)
                .build()
                .valueToTree(JSON.treeToValue(node, Object.class));
    }
}
