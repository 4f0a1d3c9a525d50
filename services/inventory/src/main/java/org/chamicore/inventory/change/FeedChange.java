package org.chamicore.inventory.change;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import org.chamicore.db.changelog.Change;
import org.chamicore.db.changelog.LoggedChange;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A change as the feed shows it. */
record FeedChange(
        String cursor,
        @JsonUnwrapped Subject subject,
        @JsonUnwrapped Origin origin,
        @JsonUnwrapped Images images) {

    record Subject(String kind, String key) {}

    record Origin(Instant time, String actor, String requestId) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Images(@Nullable JsonNode before, @Nullable JsonNode after) {}

    static FeedChange of(LoggedChange logged) {
        Change change = logged.change();
        return new FeedChange(
                logged.cursor().encoded(),
                new Subject(change.kind(), change.key()),
                new Origin(logged.occurredAt(), logged.actor(), logged.requestId()),
                new Images(change.before(), change.after()));
    }
}
