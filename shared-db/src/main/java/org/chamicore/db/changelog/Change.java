package org.chamicore.db.changelog;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a transaction did to one thing.
 *
 * @param kind what the thing is, as a noun: {@code component}
 * @param key which one of its kind
 * @param before the thing as it was; null when it is new
 * @param after the thing as it is now; null when it is gone
 */
public record Change(
        String kind,
        String key,
        @Nullable JsonNode before,
        @Nullable JsonNode after) {

    public Change {
        if (before == null && after == null) {
            throw new IllegalArgumentException("a change of %s %s needs a before or an after".formatted(kind, key));
        }
    }

    public static Change created(String kind, String key, JsonNode after) {
        return new Change(kind, key, null, after);
    }

    public static Change updated(String kind, String key, JsonNode before, JsonNode after) {
        return new Change(kind, key, before, after);
    }

    public static Change deleted(String kind, String key, JsonNode before) {
        return new Change(kind, key, before, null);
    }
}
