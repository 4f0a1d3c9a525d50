package org.chamicore.auth.audit;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which entries are looked for; what is null does not matter.
 *
 * @param since not before this
 * @param until before this
 * @param before with a lower position than this
 * @param limit 100 where none is given
 */
record AuditQuery(
        @Nullable String type,
        @Nullable String subject,
        @Nullable String actor,
        @Nullable String address,
        @Nullable String requestId,
        @Nullable Boolean allowed,
        @Nullable Instant since,
        @Nullable Instant until,
        @Nullable Long before,
        @Nullable @Min(1) @Max(1000) Integer limit) {

    private static final int USUAL_LIMIT = 100;

    int most() {
        return limit == null ? USUAL_LIMIT : limit;
    }
}
