package org.chamicore.inventory.redfishendpoint;

import java.util.Optional;
import org.chamicore.inventory.ethernetinterface.IpAddress;
import org.jspecify.annotations.Nullable;

/**
 * Where an endpoint is reached, derived from as much of it as a client gave.
 *
 * @param hostname blank where the client gave none
 * @param domain blank where there is none
 */
record EndpointAddress(
        String hostname, String domain, @Nullable String ipAddress) {

    private static final int LONGEST_NAME = 255;

    static EndpointAddress of(EndpointSpec spec) {
        String fqdn = text(spec.fqdn());
        boolean isIp = ip(fqdn).isPresent();
        String host = isIp ? fqdn : fqdn.split("\\.", 2)[0];
        String rest = isIp || !fqdn.contains(".") ? "" : fqdn.split("\\.", 2)[1];
        String hostname = text(spec.hostname()).isEmpty() ? host : text(spec.hostname());
        String domain = text(spec.domain()).isEmpty() ? rest : text(spec.domain());
        if (!fqdn.isEmpty() && !joined(hostname, domain).equals(fqdn)) {
            throw new InvalidEndpointException(
                    "host/domain conflicts with FQDN: '%s' != '%s'".formatted(joined(hostname, domain), fqdn));
        }
        if (joined(hostname, domain).length() > LONGEST_NAME) {
            throw new InvalidEndpointException("FQDN is longer than %d characters".formatted(LONGEST_NAME));
        }
        Optional<IpAddress> hostIp = ip(hostname);
        if (hostname.contains(".") && hostIp.isEmpty()) {
            throw new InvalidEndpointException("Hostname is not a basename or IP address.");
        }
        return new EndpointAddress(
                hostIp.map(EndpointAddress::inUrl).orElse(hostname), domain, ipAddress(text(spec.ipAddress()), hostIp));
    }

    /** The name under which it is reached; its id where it has no name of its own. */
    String fqdn(String id) {
        return joined(hostname.isEmpty() ? id : hostname, domain);
    }

    private static @Nullable String ipAddress(String given, Optional<IpAddress> hostname) {
        if (given.isEmpty()) {
            return hostname.map(EndpointAddress::inUrl).orElse(null);
        }
        IpAddress ip = ip(given)
                .orElseThrow(() ->
                        new InvalidEndpointException("IPAddress is not a valid IP address: '%s'".formatted(given)));
        if (hostname.isPresent() && !hostname.get().equals(ip)) {
            throw new InvalidEndpointException(
                    "hostname IP address conflicts with given IP address: '%s' != '%s'".formatted(hostname.get(), ip));
        }
        return hostname.isPresent() ? inUrl(ip) : ip.value();
    }

    private static Optional<IpAddress> ip(String text) {
        boolean bracketed = text.startsWith("[") && text.endsWith("]") && text.length() > 2;
        return IpAddress.find(bracketed ? text.substring(1, text.length() - 1) : text);
    }

    private static String inUrl(IpAddress ip) {
        return ip.value().contains(":") ? "[" + ip + "]" : ip.value();
    }

    private static String joined(String hostname, String domain) {
        return domain.isEmpty() ? hostname : hostname + "." + domain;
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
