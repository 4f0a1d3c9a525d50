package org.chamicore.auth.bootstrap;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A bootstrap token as it is kept: without itself.
 *
 * @param consumedAt when it was used; null while it was not
 * @param replays how often somebody tried to use it when it was used or over
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record BootstrapToken(
        UUID id,
        BootstrapPolicy policy,
        @JsonProperty("expires_at") Instant expiresAt,
        @JsonProperty("consumed_at") @Nullable Instant consumedAt,
        int replays) {}
