package org.chamicore.cloudinit;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the cloud-init service.
 *
 * @param baseUrl where nodes reach this service, for the links in vendor-data when neither instance nor cluster defaults say;
 *     when blank, the address under which the node itself asked
 * @param retryAfter how long a node waits before it asks again while the inventory was never read; at least a second, as the
 *     nodes' cloud-init takes zero for an ordinary failure
 * @param lateAfter how long a node may take from fetching its meta-data to its report before it counts as late
 * @param reportEachBoot whether nodes report after every boot, as those do that keep no disk; otherwise one report under an
 *     instance id stands for all boots under it
 * @param keepUnknown how long an address is listed that is no node's, if it asks no more
 * @param keepFetches how long is known when a node fetched its meta-data, if it does no more
 * @param nodeTokens what is asked of the tokens that the boot service puts into the address of a node's documents
 */
@Validated
@ConfigurationProperties(prefix = "chamicore.cloud-init", ignoreUnknownFields = false)
public record CloudInitProperties(
        @DefaultValue("") @Pattern(regexp = "(https?://\\S+)?")
        String baseUrl,

        @DefaultValue("5s") @DurationMin(seconds = 1) Duration retryAfter,

        @DefaultValue("15m") @DurationMin(seconds = 1) Duration lateAfter,
        @DefaultValue("true") boolean reportEachBoot,
        @DefaultValue("7d") @DurationMin(minutes = 1) Duration keepUnknown,
        @DefaultValue("365d") @DurationMin(days = 1) Duration keepFetches,
        @DefaultValue @NotNull @Valid NodeTokens nodeTokens) {

    /** What becomes of a node without a token; one that is of no use is refused unless tokens are off. */
    public enum NodeTokenMode {
        /** Tokens are not looked at. */
        OFF,
        /** It is served by its address alone. */
        ACCEPT,
        /** It is refused. */
        REQUIRE
    }

    /**
     * Tokens of nodes, one for each boot.
     *
     * @param mode {@code off}, {@code accept} (a node may have none) or {@code require}
     * @param keyFile the file with the key that the boot service has, too: 32 characters or more; further lines hold keys of former
     *     times, which are accepted as well. Needed unless off
     */
    public record NodeTokens(
            @DefaultValue("off") @NotNull NodeTokenMode mode,
            @DefaultValue("") String keyFile) {}
}
