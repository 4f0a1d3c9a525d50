package org.chamicore.inventory.ethernetinterface;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.chamicore.inventory.ethernetinterface.InterfaceSpec.IpSpec;
import org.chamicore.inventory.wire.InvalidItemException;
import org.chamicore.inventory.wire.Items;
import org.chamicore.inventory.wire.Refusal;
import org.chamicore.inventory.xname.Xname;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;

/** Checks what clients say of interfaces. */
@Service
class InterfaceSpecs {

    private final Clock clock;

    InterfaceSpecs(Clock clock) {
        this.clock = clock;
    }

    EthernetInterface create(InterfaceSpec spec) {
        return new EthernetInterface(
                macAddress(spec.macAddress()),
                spec.description() == null ? "" : spec.description(),
                now(),
                owner(spec.componentId()),
                addresses(Optional.ofNullable(spec.ipAddresses()).orElseGet(List::of)));
    }

    /** What a change leaves of an interface. */
    InterfaceChange change(InterfaceSpec spec) {
        if (spec.description() == null && spec.componentId() == null && spec.ipAddresses() == null) {
            throw Refusal.at("Description", "Request must have at least one patch field.");
        }
        Xname owner = spec.componentId() == null
                ? null
                : Xname.find(spec.componentId())
                        .orElseThrow(
                                () -> Refusal.at("ComponentID", "bad query param: Argument was not a valid xname ID"));
        List<IpMapping> addresses = spec.ipAddresses() == null ? null : addresses(spec.ipAddresses());
        return new InterfaceChange(spec.description(), owner, addresses, now());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS); // as the database keeps it
    }

    private static MacAddress macAddress(@Nullable String text) {
        try {
            return MacAddress.parse(text == null ? "" : text);
        } catch (IllegalArgumentException malformed) {
            throw Refusal.at("MACAddress", String.valueOf(malformed.getMessage()));
        }
    }

    private static @Nullable Xname owner(@Nullable String text) {
        return text == null || text.isEmpty()
                ? null
                : Xname.find(text)
                        .orElseThrow(() -> Refusal.at("ComponentID", "Invalid CompEthInterface component ID"));
    }

    private static List<IpMapping> addresses(List<@Nullable IpSpec> sent) {
        List<IpMapping> addresses =
                Items.<@Nullable IpSpec, IpMapping>readAll("IPAddresses", sent, InterfaceSpecs::read, index -> "");
        if (addresses.stream().map(IpMapping::ipAddress).distinct().count() < addresses.size()) {
            throw Refusal.at(
                    HttpStatus.CONFLICT,
                    "IPAddresses",
                    "operation would conflict with an existing IP Address on the same ethernet interface.");
        }
        return addresses;
    }

    /** Reads the one address that a body holds. */
    static IpMapping address(@Nullable IpSpec sent) {
        return Items.<@Nullable IpSpec, IpMapping>read("", sent, InterfaceSpecs::read, "");
    }

    private static IpMapping read(@Nullable IpSpec sent) {
        IpAddress ip = Optional.ofNullable(sent)
                .map(IpSpec::ipAddress)
                .flatMap(IpAddress::find)
                .orElseThrow(() -> new InvalidItemException("IPAddress", "Invalid CompEthInterface IP Address"));
        return new IpMapping(
                ip,
                Optional.ofNullable(sent)
                        .map(IpSpec::network)
                        .filter(network -> !network.isEmpty())
                        .orElse(null));
    }
}
