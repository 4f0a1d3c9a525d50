package org.chamicore.boot.history;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A request of the history.
 *
 * @param id rises from request to request; what was asked earlier may have a larger one, for each replica writes its own
 * @param address where it came from
 * @param asked how the node named itself
 * @param xname who it was, if the inventory knew it
 * @param outcome {@code boot}, {@code discover}, {@code wait}, {@code give_up} or {@code user_data}
 * @param selector the one that won
 * @param times how often it asked just this within the moment
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record PastRequest(
        long id,
        Instant time,
        Optional<String> address,
        String asked,
        Optional<String> xname,
        Optional<String> arch,
        int retry,
        String outcome,
        Optional<String> selector,
        Optional<UUID> configuration,
        String reason,
        int times) {}
