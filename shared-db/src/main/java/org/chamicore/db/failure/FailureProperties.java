package org.chamicore.db.failure;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of dead letters.
 *
 * @param every how soon a dead letter is tried again once somebody asked for it
 */
@ConfigurationProperties(prefix = "chamicore.failures", ignoreUnknownFields = false)
public record FailureProperties(@DefaultValue("5s") Duration every) {}
