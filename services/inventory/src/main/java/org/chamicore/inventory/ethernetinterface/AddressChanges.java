package org.chamicore.inventory.ethernetinterface;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.chamicore.inventory.wire.IfMatch;
import org.chamicore.inventory.wire.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;

/** What can be done to the addresses of an interface; each refuses an interface that it does not fit. */
@Service
class AddressChanges {

    private final Clock clock;

    AddressChanges(Clock clock) {
        this.clock = clock;
    }

    UnaryOperator<EthernetInterface> add(IpMapping mapping, IfMatch demanded) {
        return nic -> {
            demanded.check(nic.ipAddresses());
            if (find(nic, mapping.ipAddress()).isPresent()) {
                throw Refusal.at(
                        HttpStatus.CONFLICT,
                        "IPAddress",
                        "operation would conflict with an existing IP Address on the same ethernet interface.");
            }
            List<IpMapping> addresses = new ArrayList<>(nic.ipAddresses());
            addresses.add(mapping);
            return with(nic, addresses);
        };
    }

    /** Puts a known address on another network, or on none. */
    UnaryOperator<EthernetInterface> change(IpMapping mapping, IfMatch demanded) {
        return nic -> {
            demanded.check(known(nic, mapping.ipAddress(), "no such IP address in component ethernet interface."));
            return with(
                    nic,
                    nic.ipAddresses().stream()
                            .map(each -> each.ipAddress().equals(mapping.ipAddress()) ? mapping : each)
                            .toList());
        };
    }

    UnaryOperator<EthernetInterface> remove(IpAddress ip, IfMatch demanded) {
        return nic -> {
            demanded.check(known(nic, ip, "component ethernet interface has no such ip address."));
            return with(
                    nic,
                    nic.ipAddresses().stream()
                            .filter(each -> !each.ipAddress().equals(ip))
                            .toList());
        };
    }

    private EthernetInterface with(EthernetInterface nic, List<IpMapping> addresses) {
        return new InterfaceChange(
                        null,
                        null,
                        addresses,
                        clock.instant().truncatedTo(ChronoUnit.MICROS)) // as the database keeps it
                .applyTo(nic);
    }

    private static IpMapping known(EthernetInterface nic, IpAddress ip, String refusal) {
        return find(nic, ip).orElseThrow(() -> InterfaceProblem.NO_SUCH_INTERFACE.with(refusal));
    }

    private static Optional<IpMapping> find(EthernetInterface nic, IpAddress ip) {
        return nic.ipAddresses().stream()
                .filter(each -> each.ipAddress().equals(ip))
                .findFirst();
    }
}
