package org.chamicore.inventory.wire;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** JSON of any form that is kept for a client. */
public final class StoredJson {

    /** How deep it may be. */
    public static final int DEEPEST = 64;

    private StoredJson() {}

    /**
     * Checks what a client sent; null where it sent nothing.
     *
     * @throws InvalidItemException when it cannot be stored
     */
    public static @Nullable JsonNode read(String field, @Nullable JsonNode sent) {
        if (sent == null || sent.isNull()) {
            return null;
        }
        if (depth(sent) > DEEPEST) {
            throw new InvalidItemException(field, "%s must not be deeper than %d".formatted(field, DEEPEST));
        }
        if (!isStorable(sent.toString())) {
            throw new InvalidItemException(field, "%s holds a character that no text may".formatted(field));
        }
        return sent;
    }

    /** How many levels there are: one for a number or a text. */
    public static int depth(JsonNode value) {
        return 1 + value.valueStream().mapToInt(StoredJson::depth).max().orElse(0);
    }

    /** As JSON writes it, NUL is an escape, and half of a pair stands there as it is. */
    private static boolean isStorable(String json) {
        return !json.contains("\\u0000") && StandardCharsets.UTF_8.newEncoder().canEncode(json);
    }
}
