package org.chamicore.boot;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the boot service.
 *
 * @param chainUrl where scripts send a node that must ask again: everything before {@code /boot/v1/bootscript}; by default the
 *     address that the node asked
 * @param seed where cloud-init finds its documents
 * @param retry how long a known node waits after a failed try
 * @param unknown how an unknown node is made to wait
 * @param history how much is remembered of what nodes asked
 * @param nodeTokens what is put into the seed's address, so that cloud-init knows who has asked here
 */
@Validated
@ConfigurationProperties(prefix = "chamicore.boot", ignoreUnknownFields = false)
public record BootProperties(
        @Nullable URI chainUrl,
        @DefaultValue @NotNull @Valid Seed seed,
        @DefaultValue @NotNull @Valid Retry retry,
        @DefaultValue @NotNull @Valid Unknown unknown,
        @DefaultValue @NotNull @Valid History history,
        @DefaultValue @NotNull @Valid NodeTokens nodeTokens) {

    /**
     * What {@code ds=} tells the kernel.
     *
     * @param url the address; by default {@code /cloud-init/} on the host that the node asked, at {@code port}
     * @param port that of the default address, where nodes reach cloud-init
     */
    public record Seed(
            @Nullable URI url,
            @DefaultValue("27777") @Min(1) @Max(65535) int port) {}

    /**
     * A pause that doubles with each try.
     *
     * @param delay the first
     * @param longest the most it grows to
     */
    public record Retry(
            @DefaultValue("30s") @DurationMin(seconds = 1) Duration delay,
            @DefaultValue("5m") @DurationMin(seconds = 1) Duration longest) {}

    /** Whether nodes get tokens; what is asked of them is for cloud-init, so that the last two are the same here. */
    public enum NodeTokenMode {
        OFF,
        ACCEPT,
        REQUIRE
    }

    /**
     * Tokens of nodes, one for each boot.
     *
     * @param mode {@code off}, {@code accept} or {@code require}; the same as cloud-init's
     * @param keyFile the file with the key that cloud-init has, too: 32 characters or more; further lines hold keys of former times.
     *     Needed unless off
     * @param lifetime how long after its boot script a node may fetch its documents
     */
    public record NodeTokens(
            @DefaultValue("off") @NotNull NodeTokenMode mode,
            @DefaultValue("") String keyFile,

            @DefaultValue("1h") @DurationMin(minutes = 1) @DurationMax(hours = 24)
            Duration lifetime) {}

    /** What becomes of a node that cannot be booted as it is. */
    public enum UnknownPolicy {
        /** It boots the discovery kernel of its architecture where there is one, and waits where there is none. */
        DISCOVER,
        /** It waits and asks again. */
        WAIT,
        /** It goes on to its next boot device at once. */
        EXIT
    }

    /**
     * How much is remembered of what nodes asked.
     *
     * @param queue as many different requests wait to be written; what comes while it is full is dropped and counted
     * @param keep how long requests are kept
     * @param keepAccess how long is known when a node was last given something, if it asks no more
     * @param keepUnknown how long an unknown node is listed that asks no more
     * @param mostUnknown as many unknown nodes are listed; those that asked last stay
     */
    public record History(
            @DefaultValue("50000") @Min(1) @Max(1_000_000) int queue,
            @DefaultValue("30d") @DurationMin(minutes = 1) Duration keep,
            @DefaultValue("365d") @DurationMin(minutes = 1) Duration keepAccess,
            @DefaultValue("7d") @DurationMin(minutes = 1) Duration keepUnknown,
            @DefaultValue("10000") @Min(1) @Max(1_000_000) int mostUnknown) {}

    /**
     * A pause that doubles with each try, and the end of it.
     *
     * @param policy what it is told
     * @param delay the first
     * @param longest the most it grows to
     * @param tries after so many the node is sent on to its next boot device
     */
    public record Unknown(
            @DefaultValue("discover") @NotNull UnknownPolicy policy,
            @DefaultValue("10s") @DurationMin(seconds = 1) Duration delay,
            @DefaultValue("1m") @DurationMin(seconds = 1) Duration longest,
            @DefaultValue("60") @Min(1) int tries) {}
}
