package org.chamicore.web.request;

import java.util.List;
import org.chamicore.web.address.ForwardedHeader;
import org.chamicore.web.address.Network;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How requests are read.
 *
 * @param maxBody the largest body that is read
 * @param formPaths beginnings of the paths that take real forms; everywhere else a body is JSON
 * @param trustedProxies addresses and networks of the proxies whose word on who asks is taken; nobody's unless named here
 * @param forwardedHeader where those proxies write it; the other header is what anybody may have written
 */
@ConfigurationProperties(prefix = "chamicore.web", ignoreUnknownFields = false)
public record WebProperties(
        @DefaultValue("32MB") DataSize maxBody,
        @DefaultValue List<String> formPaths,
        @DefaultValue List<Network> trustedProxies,
        @DefaultValue("X-Forwarded-For") ForwardedHeader forwardedHeader) {

    public WebProperties {
        formPaths = List.copyOf(formPaths);
        trustedProxies = List.copyOf(trustedProxies);
    }
}
