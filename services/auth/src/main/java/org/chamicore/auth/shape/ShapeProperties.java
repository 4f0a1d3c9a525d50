package org.chamicore.auth.shape;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What tokens of the older form say of this installation.
 *
 * @param clusterId their {@code cluster_id}
 * @param openchamiId their {@code openchami_id}
 */
@ConfigurationProperties(prefix = "shape", ignoreUnknownFields = false)
public record ShapeProperties(
        @DefaultValue("chamicore") String clusterId,
        @DefaultValue("chamicore") String openchamiId) {}
