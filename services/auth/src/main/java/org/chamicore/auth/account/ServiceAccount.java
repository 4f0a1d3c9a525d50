package org.chamicore.auth.account;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import org.chamicore.auth.role.Grants;
import org.jspecify.annotations.Nullable;

/**
 * A program that gets tokens with a secret of its own.
 *
 * @param enabled whether it gets any now
 * @param lastUsedAt when it last got one; null before the first
 * @param previousSecretUntil until when the secret before the last rotation is good; null where there is none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ServiceAccount(
        ClientId clientId,
        @JsonUnwrapped Grants grants,
        boolean enabled,
        Instant createdAt,
        @Nullable Instant lastUsedAt,
        @Nullable Instant previousSecretUntil) {}
