package org.chamicore.inventory.ethernetinterface;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.chamicore.inventory.xname.Xname;
import org.jspecify.annotations.Nullable;

/**
 * A network interface.
 *
 * @param componentId what it is built into, as far as known; need not exist as a component
 * @param lastUpdate when its addresses were last set
 */
@JsonPropertyOrder({"ID", "Description", "MACAddress", "LastUpdate", "ComponentID", "Type", "IPAddresses"})
public record EthernetInterface(
        @JsonProperty("MACAddress") MacAddress macAddress,
        @JsonProperty("Description") String description,
        @JsonProperty("LastUpdate") Instant lastUpdate,
        @JsonIgnore @Nullable Xname componentId,
        @JsonProperty("IPAddresses") List<IpMapping> ipAddresses) {

    public EthernetInterface {
        ipAddresses = List.copyOf(ipAddresses);
    }

    @JsonProperty("ID")
    public String id() {
        return macAddress.id();
    }

    /** The owner's name; blank without one. */
    @JsonProperty("ComponentID")
    public String owner() {
        return componentId == null ? "" : componentId.value();
    }

    /** What the owner is; blank without one. */
    @JsonProperty("Type")
    public String type() {
        return componentId == null ? "" : componentId.type().label();
    }

    boolean isOwnedBy(@Nullable Xname component) {
        return Objects.equals(componentId, component);
    }

    /**
     * This interface as it was met just now in its known place: what was not seen stays, and an address that is still there
     * keeps its network.
     */
    EthernetInterface mergedWith(EthernetInterface seen) {
        List<IpMapping> addresses = seen.ipAddresses().isEmpty()
                ? ipAddresses
                : seen.ipAddresses().stream().map(this::withKnownNetwork).toList();
        return new EthernetInterface(
                macAddress,
                seen.description().isEmpty() ? description : seen.description(),
                addresses.equals(ipAddresses) ? lastUpdate : seen.lastUpdate(),
                componentId,
                addresses);
    }

    private IpMapping withKnownNetwork(IpMapping seen) {
        Optional<IpMapping> known = ipAddresses.stream()
                .filter(each -> each.ipAddress().equals(seen.ipAddress()))
                .findFirst();
        return seen.network() == null ? known.orElse(seen) : seen;
    }
}
