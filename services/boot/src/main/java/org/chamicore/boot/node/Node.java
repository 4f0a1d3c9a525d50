package org.chamicore.boot.node;

import java.net.InetAddress;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A node as the inventory tells of it, in pieces that come and go in any order. It is known once there is a component; the
 * other pieces may be there before.
 */
public final class Node {

    private final Xname xname;
    private final @Nullable Component component;
    private final @Nullable Endpoint endpoint;
    private final List<NetworkInterface> interfaces;
    private final List<String> groups;
    private final List<MacAddress> macs;

    private Node(
            Xname xname,
            @Nullable Component component,
            @Nullable Endpoint endpoint,
            List<NetworkInterface> interfaces,
            List<String> groups) {
        this.xname = xname;
        this.component = component;
        this.endpoint = endpoint;
        this.interfaces = interfaces;
        this.groups = groups;
        this.macs = Stream.concat(
                        endpoint == null ? Stream.of() : endpoint.macs().stream(),
                        interfaces.stream().map(NetworkInterface::mac))
                .distinct()
                .toList();
    }

    /** Nothing but a name. */
    public static Node unheardOf(Xname xname) {
        return new Node(xname, null, null, List.of(), List.of());
    }

    public Node withComponent(@Nullable JsonNode told) {
        Component piece = told == null ? null : Component.of(told).orElse(null);
        return new Node(xname, piece, endpoint, interfaces, groups);
    }

    public Node withEndpoint(@Nullable JsonNode told) {
        return new Node(xname, component, told == null ? null : Endpoint.of(told), interfaces, groups);
    }

    public Node withInterface(NetworkInterface network) {
        List<NetworkInterface> more = Stream.concat(
                        interfaces.stream().filter(each -> !each.mac().equals(network.mac())), Stream.of(network))
                .sorted(Comparator.comparing(NetworkInterface::mac))
                .toList();
        return new Node(xname, component, endpoint, more, groups);
    }

    public Node withoutInterface(MacAddress mac) {
        return new Node(
                xname,
                component,
                endpoint,
                interfaces.stream().filter(each -> !each.mac().equals(mac)).toList(),
                groups);
    }

    public Node withMembership(@Nullable JsonNode told) {
        List<String> labels = told == null
                ? List.of()
                : StreamSupport.stream(told.path("groupLabels").spliterator(), false)
                        .map(each -> each.asString("").intern())
                        .filter(each -> !each.isEmpty())
                        .distinct()
                        .sorted()
                        .toList();
        return new Node(xname, component, endpoint, interfaces, labels);
    }

    public Xname xname() {
        return xname;
    }

    public boolean isKnown() {
        return component != null;
    }

    /** Whether no piece is left. */
    public boolean isNothing() {
        return component == null && endpoint == null && interfaces.isEmpty() && groups.isEmpty();
    }

    /** Whether the inventory believes the node's place to be empty. */
    public boolean isEmpty() {
        return component != null && component.isEmpty();
    }

    /** Whether the inventory lets it boot: its endpoint is enabled, or it has none and was registered with a network card. */
    public boolean isEnabled() {
        return endpoint == null ? !interfaces.isEmpty() : endpoint.isEnabled();
    }

    /** Whether there is an endpoint that is enabled. */
    public boolean isEndpointEnabled() {
        return endpoint != null && endpoint.isEnabled();
    }

    /** Blank where it has none. */
    public String role() {
        return component == null ? "" : component.role();
    }

    /** Blank where it has none. */
    public String subRole() {
        return component == null ? "" : component.subRole();
    }

    /** The labels of the inventory's groups that it is in, in ascending order. */
    public List<String> groups() {
        return groups;
    }

    public Optional<Nid> nid() {
        return component == null ? Optional.empty() : component.nid();
    }

    /** Blank where it has none. */
    public String fqdn() {
        return endpoint == null ? "" : endpoint.fqdn();
    }

    /** Its name among hosts, in lower case: the fully qualified one, for a shorter one may also be a role or a tag. */
    public Optional<String> name() {
        return Optional.of(fqdn()).filter(text -> text.indexOf('.') > 0).map(text -> text.toLowerCase(Locale.ROOT));
    }

    /** Its network cards: those of the endpoint in their order, then the inventory's interfaces in ascending order. */
    public List<MacAddress> macs() {
        return macs;
    }

    /** What its network cards are reached by. */
    public List<InetAddress> addresses() {
        return interfaces.stream()
                .flatMap(each -> each.addresses().stream())
                .distinct()
                .toList();
    }

    public boolean hasInterface(MacAddress mac) {
        return interfaces.stream().anyMatch(each -> each.mac().equals(mac));
    }

    /** The component as the inventory shows it; empty for a node that is not known. */
    public Optional<String> json() {
        return Optional.ofNullable(component).map(Component::json);
    }
}
