package org.chamicore.auth.account;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a secret is rotated.
 *
 * @param overlapSeconds how long the old secret stays good, 30 days at most and a day where nothing is said; with 0, for a secret
 *     that is known to others, it ends at once and so do all tokens that were issued to the account
 */
record Rotation(
        @Nullable @Min(0) @Max(Rotation.LONGEST_SECONDS) Long overlapSeconds) {

    static final long LONGEST_SECONDS = 30L * 24 * 60 * 60;

    private static final Duration USUAL = Duration.ofDays(1);

    Duration overlap() {
        return overlapSeconds == null ? USUAL : Duration.ofSeconds(overlapSeconds);
    }
}
