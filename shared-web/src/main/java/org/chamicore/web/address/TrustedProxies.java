package org.chamicore.web.address;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whose word on addresses is taken. What stands before the last hop that is no trusted proxy anybody may have written, so it counts
 * for nothing; nor does the other one of the two headers, which a proxy passes on as its client sent it.
 */
public final class TrustedProxies {

    private static final Pattern WITH_PORT = Pattern.compile("(\\[[^\\]]*\\]|[0-9.]+):[0-9]{1,5}");

    private final List<Network> networks;
    private final ForwardedHeader header;

    public TrustedProxies(List<Network> networks, ForwardedHeader header) {
        this.networks = List.copyOf(networks);
        this.header = header;
    }

    /** Whether the peer of the connection may speak for others. */
    boolean isPeerTrusted(HttpServletRequest request) {
        return !networks.isEmpty()
                && IpAddress.parse(request.getRemoteAddr())
                        .filter(this::isTrusted)
                        .isPresent();
    }

    /** The last hop that is no trusted proxy, or the first of all where each is one; empty where that hop is no address. */
    Optional<InetAddress> caller(HttpServletRequest request) {
        Optional<InetAddress> caller = IpAddress.parse(request.getRemoteAddr());
        for (String hop : header.hops(request).reversed()) {
            if (caller.isEmpty() || !isTrusted(caller.get())) {
                return caller;
            }
            caller = address(hop);
        }
        return caller;
    }

    /** How the proxy was asked; empty where it does not say. */
    Optional<String> scheme(HttpServletRequest request) {
        return header.scheme(request);
    }

    private boolean isTrusted(InetAddress address) {
        return networks.stream().anyMatch(network -> network.contains(address));
    }

    private static Optional<InetAddress> address(String hop) {
        Matcher withPort = WITH_PORT.matcher(hop.strip());
        return IpAddress.parse(withPort.matches() ? withPort.group(1) : hop);
    }
}
