package org.chamicore.db.failure;

import java.util.Map;
import org.chamicore.db.changelog.Change;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An event that a consumer could not take in.
 *
 * @param consumer who
 * @param source the schema in whose change log it stands
 * @param resource what kind of thing it is about
 * @param action {@code created}, {@code updated} or {@code deleted}
 * @param key which one; of the open failures of one consumer one has this source, resource and key, and the latest counts
 * @param payload what another try needs; null where the thing is gone
 * @param metadata what helps a reader, such as the address that did not answer
 */
public record FailedEvent(
        String consumer,
        String source,
        String resource,
        String action,
        String key,
        @Nullable JsonNode payload,
        Map<String, ?> metadata) {

    public static final String CREATED = "created";
    public static final String UPDATED = "updated";
    public static final String DELETED = "deleted";

    public FailedEvent {
        metadata = Map.copyOf(metadata);
    }

    /** What a change did, in the words of events. */
    public static String action(Change change) {
        if (change.after() == null) {
            return DELETED;
        }
        return change.before() == null ? CREATED : UPDATED;
    }
}
