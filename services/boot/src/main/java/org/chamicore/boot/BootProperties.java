package org.chamicore.boot;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
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
 */
@Validated
@ConfigurationProperties(prefix = "chamicore.boot", ignoreUnknownFields = false)
public record BootProperties(
        @Nullable URI chainUrl,
        @DefaultValue @NotNull @Valid Seed seed,
        @DefaultValue @NotNull @Valid Retry retry,
        @DefaultValue @NotNull @Valid Unknown unknown) {

    /**
     * What {@code ds=} tells the kernel.
     *
     * @param url the address; by default {@code /cloud-init/} on the host that the node asked, at {@code port}
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

    /**
     * A pause that doubles with each try, and the end of it.
     *
     * @param delay the first
     * @param longest the most it grows to
     * @param tries after so many the node is sent on to its next boot device
     */
    public record Unknown(
            @DefaultValue("10s") @DurationMin(seconds = 1) Duration delay,
            @DefaultValue("1m") @DurationMin(seconds = 1) Duration longest,
            @DefaultValue("60") @Min(1) int tries) {}
}
