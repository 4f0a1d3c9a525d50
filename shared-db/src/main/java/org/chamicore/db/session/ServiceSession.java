package org.chamicore.db.session;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/**
 * A process of a service.
 *
 * @param instance its host and process number
 * @param seenAt its latest beat
 * @param status {@code running}, {@code stale} (no beat for long), {@code ended} (by a clean shutdown) or {@code lost} (written off)
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record ServiceSession(
        UUID id,
        String service,
        String instance,
        Instant startedAt,
        Instant seenAt,
        Optional<Instant> endedAt,
        String status,
        JsonNode metadata) {}
