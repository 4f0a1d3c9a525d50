package org.chamicore.auth.throttle;

import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How fast secrets may be guessed.
 *
 * @param accountFailures wrong ones in a row that an account bears before it is slowed down
 * @param addressFailures the same for an address
 * @param longest the longest that one has to wait; each failure doubles the wait, from one second on
 * @param forgetAfter how long after the last failure all are forgotten
 */
@Validated
@ConfigurationProperties(prefix = "throttle", ignoreUnknownFields = false)
record ThrottleProperties(
        @DefaultValue("5") @Min(1) int accountFailures,
        @DefaultValue("20") @Min(1) int addressFailures,
        @DefaultValue("5m") Duration longest,
        @DefaultValue("30m") Duration forgetAfter) {}
