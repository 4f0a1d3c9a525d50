package org.chamicore.db.failure;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A dead letter.
 *
 * @param errors why it was not taken in, the newest last
 * @param retryCount how many tries failed
 * @param processed whether it was taken in later, overtaken by a newer event of its key, or dismissed
 * @param redriveAt when another try was asked for that has not been made yet
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record EventFailure(
        UUID id,
        String consumer,
        String source,
        String resource,
        String action,
        String key,
        @Nullable JsonNode payload,
        JsonNode metadata,
        List<String> errors,
        int retryCount,
        boolean processed,
        Instant failedAt,
        Optional<Instant> redriveAt,
        Optional<Instant> processedAt) {

    public EventFailure {
        errors = List.copyOf(errors);
    }
}
