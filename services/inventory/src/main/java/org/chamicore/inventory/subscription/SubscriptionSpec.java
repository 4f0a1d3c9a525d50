package org.chamicore.inventory.subscription;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a client says of a subscription, as it was sent.
 *
 * @param op of a change: add, remove or replace
 */
record SubscriptionSpec(
        @JsonProperty("Op") @Nullable String op,
        @JsonProperty("Subscriber") @Nullable String subscriber,
        @JsonProperty("Enabled") @Nullable Boolean enabled,
        @JsonProperty("Roles") @Nullable List<@Nullable String> roles,
        @JsonProperty("SubRoles") @Nullable List<@Nullable String> subRoles,
        @JsonProperty("SoftwareStatus") @Nullable List<@Nullable String> softwareStatus,
        @JsonProperty("States") @Nullable List<@Nullable String> states,
        @JsonProperty("Url") @Nullable String url) {}
