package org.chamicore.db.retention;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What a rule did.
 *
 * @param lastRemoved how many rows went the last time
 * @param removed how many went altogether
 * @param failure why the last time ended before it was done
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record RetentionReport(
        String rule, Duration keep, Instant lastRunAt, long lastRemoved, long removed, Optional<String> failure) {}
