package org.chamicore.web.trace;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where the spans of requests go.
 *
 * @param endpoint where a collector takes OTLP over HTTP, such as {@code http://collector:4318/v1/traces}; without one nothing is traced
 * @param sampled share of the requests that are traced, from 0 to 1; whether one that belongs to a caller's trace is, the caller says
 */
@Validated
@ConfigurationProperties(prefix = "chamicore.tracing", ignoreUnknownFields = false)
record TracingProperties(
        URI endpoint,

        @DefaultValue("0.1") @DecimalMin("0") @DecimalMax("1")
        double sampled) {}
