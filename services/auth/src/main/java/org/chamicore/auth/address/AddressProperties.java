package org.chamicore.auth.address;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Whose word on addresses is taken.
 *
 * @param trustedProxies addresses and networks (CIDR) of the proxies whose {@code X-Forwarded-For} is believed
 */
@ConfigurationProperties(prefix = "address", ignoreUnknownFields = false)
record AddressProperties(@DefaultValue List<String> trustedProxies) {

    AddressProperties {
        trustedProxies = List.copyOf(trustedProxies);
    }
}
