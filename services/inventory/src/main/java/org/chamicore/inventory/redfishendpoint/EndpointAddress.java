package org.chamicore.inventory.redfishendpoint;

import java.util.Optional;
import org.chamicore.inventory.ethernetinterface.IpAddress;
import org.chamicore.inventory.wire.InvalidItemException;
import org.chamicore.inventory.xname.Xname;
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
        return of(spec.hostname(), spec.domain(), spec.fqdn(), spec.ipAddress());
    }

    /**
     * Joins what was given, or splits it.
     *
     * @throws InvalidItemException when the parts contradict each other
     */
    static EndpointAddress of(
            @Nullable String givenHostname,
            @Nullable String givenDomain,
            @Nullable String givenFqdn,
            @Nullable String ip) {
        String fqdn = text(givenFqdn);
        boolean isIp = ip(fqdn).isPresent();
        String host = isIp ? fqdn : fqdn.split("\\.", 2)[0];
        String rest = isIp || !fqdn.contains(".") ? "" : fqdn.split("\\.", 2)[1];
        String hostname = text(givenHostname).isEmpty() ? host : text(givenHostname);
        String domain = text(givenDomain).isEmpty() && hostname.equals(host) ? rest : text(givenDomain);
        if (!fqdn.isEmpty() && !joined(hostname, domain).equals(fqdn)) {
            throw new InvalidItemException(
                    "FQDN", "host/domain conflicts with FQDN: '%s' != '%s'".formatted(joined(hostname, domain), fqdn));
        }
        if (joined(hostname, domain).length() > LONGEST_NAME) {
            throw new InvalidItemException("FQDN", "FQDN is longer than %d characters".formatted(LONGEST_NAME));
        }
        Optional<IpAddress> hostIp = ip(hostname);
        if (hostname.contains(".") && hostIp.isEmpty()) {
            throw new InvalidItemException("Hostname", "Hostname is not a basename or IP address.");
        }
        return new EndpointAddress(
                hostIp.map(EndpointAddress::inUrl).orElse(hostname), domain, ipAddress(text(ip), hostIp));
    }

    /** The name under which it is reached; its id where it has no name of its own. */
    String fqdn(String id) {
        return joined(hostname.isEmpty() ? id : hostname, domain);
    }

    /** The same, named by an id. */
    EndpointAddress of(Xname id) {
        return new EndpointAddress(id.value(), domain, ipAddress);
    }

    private static @Nullable String ipAddress(String given, Optional<IpAddress> hostname) {
        if (given.isEmpty()) {
            return hostname.map(EndpointAddress::inUrl).orElse(null);
        }
        IpAddress ip = ip(given)
                .orElseThrow(() -> new InvalidItemException(
                        "IPAddress", "IPAddress is not a valid IP address: '%s'".formatted(given)));
        if (hostname.isPresent() && !hostname.get().equals(ip)) {
            throw new InvalidItemException(
                    "IPAddress",
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
