package org.chamicore.cloudinit.gateway;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.chamicore.cloudinit.CloudInitProperties;
import org.chamicore.cloudinit.node.IpAddress;
import org.chamicore.cloudinit.node.Network;
import org.springframework.stereotype.Component;

/**
 * Who really asks: the peer of the connection, or, where that is a trusted proxy, the last hop in {@code X-Forwarded-For} that
 * is none. What stands before that hop anybody may have written.
 */
@Component
public class CallerAddress {

    private static final String FORWARDED_FOR = "X-Forwarded-For";

    private final List<Network> trusted;

    CallerAddress(CloudInitProperties properties) {
        trusted = properties.trustedProxies();
    }

    /** Empty where the hop that counts is no address. */
    public Optional<InetAddress> of(HttpServletRequest request) {
        Optional<InetAddress> caller = IpAddress.parse(request.getRemoteAddr());
        for (String hop : hopsNearestFirst(request)) {
            if (caller.isEmpty() || !isTrusted(caller.get())) {
                return caller;
            }
            caller = IpAddress.parse(hop);
        }
        return caller;
    }

    private boolean isTrusted(InetAddress address) {
        return trusted.stream().anyMatch(network -> network.contains(address));
    }

    private List<String> hopsNearestFirst(HttpServletRequest request) {
        if (trusted.isEmpty()) {
            return List.of();
        }
        List<String> hops = new ArrayList<>();
        for (String line : Collections.list(request.getHeaders(FORWARDED_FOR))) {
            hops.addAll(Arrays.asList(line.split(",")));
        }
        return hops.reversed();
    }
}
