package org.chamicore.auth.provider;

import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which providers may be asked.
 *
 * @param hosts hosts ({@code idp.example.org} or {@code 10.1.2.3:8080}) that may be asked though they are on the site's own
 *     network, speak plain HTTP, or are reached through a proxy
 */
@ConfigurationProperties(prefix = "provider", ignoreUnknownFields = false)
record ProviderProperties(@DefaultValue Set<String> hosts) {

    ProviderProperties {
        hosts = Set.copyOf(hosts);
    }
}
