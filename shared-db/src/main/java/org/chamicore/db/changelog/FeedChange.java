package org.chamicore.db.changelog;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A change as every service shows it.
 *
 * @param cursor the place behind it
 */
public record FeedChange(
        String cursor,
        @JsonUnwrapped Subject subject,
        @JsonUnwrapped Origin origin,
        @JsonUnwrapped Images images) {

    /** What was changed. */
    public record Subject(String kind, String key) {}

    /** Who changed it, when, and by which request. */
    public record Origin(Instant time, String actor, String requestId) {}

    /** How it was and how it is. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Images(
            @Nullable JsonNode before, @Nullable JsonNode after) {}

    public static FeedChange of(LoggedChange logged) {
        Change change = logged.change();
        return new FeedChange(
                logged.cursor().encoded(),
                new Subject(change.kind(), change.key()),
                new Origin(logged.occurredAt(), logged.actor(), logged.requestId()),
                new Images(change.before(), change.after()));
    }
}
