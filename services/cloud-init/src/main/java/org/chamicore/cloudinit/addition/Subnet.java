package org.chamicore.cloudinit.addition;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.net.InetAddress;
import java.util.Optional;
import org.chamicore.cloudinit.input.Checks;
import org.chamicore.cloudinit.input.Given;
import org.chamicore.web.address.IpAddress;
import org.chamicore.web.address.Network;
import org.jspecify.annotations.Nullable;

/**
 * A network that nodes have addresses in.
 *
 * @param cidr its range, as in {@code 10.9.0.0/16}; whose prefix length the addresses get
 * @param gateway where the rest of the world is; blank where this network leads nowhere
 * @param mtu the longest packet in bytes; null for what the interface does by itself
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonPropertyOrder({"cidr", "gateway", "mtu"})
public record Subnet(
        @JsonProperty("cidr") String cidr,
        @JsonProperty("gateway") String gateway,
        @JsonProperty("mtu") @Nullable Integer mtu) {

    private static final int LEAST_MTU = 68;
    private static final int MOST_MTU = 65_535;

    public Subnet {
        cidr = Given.text(cidr);
        gateway = Given.text(gateway);
    }

    /** Empty where {@link #cidr} is no range, which {@link #check} refuses. */
    @JsonIgnore
    public Optional<Network> range() {
        return cidr.indexOf('/') < 0 ? Optional.empty() : Network.parse(cidr);
    }

    @JsonIgnore
    public Optional<InetAddress> router() {
        return IpAddress.parse(gateway);
    }

    void check(Checks checks, String field) {
        Optional<Network> range = range();
        if (range.isEmpty()) {
            checks.refuse(field + ".cidr", "must be a network with its prefix length, as in 10.9.0.0/16");
        }
        if (!gateway.isEmpty()) {
            checkGateway(checks, field + ".gateway", range);
        }
        if (mtu != null && (mtu < LEAST_MTU || mtu > MOST_MTU)) {
            checks.refuse(field + ".mtu", "must be between %d and %d".formatted(LEAST_MTU, MOST_MTU));
        }
    }

    private void checkGateway(Checks checks, String field, Optional<Network> range) {
        Optional<InetAddress> router = router();
        if (router.isEmpty()) {
            checks.refuse(field, "must be an address");
        } else if (range.isPresent() && !range.get().contains(router.get())) {
            checks.refuse(field, "must be an address in %s".formatted(cidr));
        }
    }
}
