package org.chamicore.web.feed;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A thing as the neighbour has it.
 *
 * @param value null when the thing is gone
 * @param requestId the request that made it so; {@link #UNKNOWN} in a snapshot
 */
public record FeedEntry(String kind, String key, @Nullable JsonNode value, String requestId) {

    /** What stands where nobody says which request it was. */
    public static final String UNKNOWN = "feed";

    public FeedEntry(String kind, String key, @Nullable JsonNode value) {
        this(kind, key, value, UNKNOWN);
    }

    /** Out of what the neighbour sent; {@code value} is where it says what the thing is by now. */
    static FeedEntry of(JsonNode sent, String value) {
        JsonNode thing = sent.get(value);
        return new FeedEntry(
                sent.path("kind").asString(),
                sent.path("key").asString(),
                thing == null || thing.isNull() ? null : thing,
                sent.path("requestId").asString(UNKNOWN));
    }
}
