package org.chamicore.db.metrics;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of past metrics.
 *
 * @param every how often what was gathered is written, and the pool sampled
 */
@ConfigurationProperties(prefix = "chamicore.history", ignoreUnknownFields = false)
public record MetricsHistoryProperties(@DefaultValue("1m") Duration every) {}
