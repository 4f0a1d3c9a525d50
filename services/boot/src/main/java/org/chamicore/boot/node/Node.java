package org.chamicore.boot.node;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
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
    private final List<MacAddress> interfaces;
    private final List<MacAddress> macs;

    private Node(Xname xname, @Nullable Component component, @Nullable Endpoint endpoint, List<MacAddress> interfaces) {
        this.xname = xname;
        this.component = component;
        this.endpoint = endpoint;
        this.interfaces = interfaces;
        this.macs = Stream.concat(endpoint == null ? Stream.of() : endpoint.macs().stream(), interfaces.stream())
                .distinct()
                .toList();
    }

    /** Nothing but a name. */
    public static Node unheardOf(Xname xname) {
        return new Node(xname, null, null, List.of());
    }

    public Node withComponent(@Nullable JsonNode told) {
        Component piece = told == null ? null : Component.of(told).orElse(null);
        return new Node(xname, piece, endpoint, interfaces);
    }

    public Node withEndpoint(@Nullable JsonNode told) {
        return new Node(xname, component, told == null ? null : Endpoint.of(told), interfaces);
    }

    public Node withInterface(MacAddress mac) {
        TreeSet<MacAddress> more = new TreeSet<>(interfaces);
        more.add(mac);
        return new Node(xname, component, endpoint, List.copyOf(more));
    }

    public Node withoutInterface(MacAddress mac) {
        return new Node(
                xname,
                component,
                endpoint,
                interfaces.stream().filter(each -> !each.equals(mac)).toList());
    }

    public Xname xname() {
        return xname;
    }

    public boolean isKnown() {
        return component != null;
    }

    /** Whether no piece is left. */
    public boolean isNothing() {
        return component == null && endpoint == null && interfaces.isEmpty();
    }

    /** Whether the inventory believes the node's place to be empty. */
    public boolean isEmpty() {
        return component != null && component.isEmpty();
    }

    /** Whether the inventory lets it boot; a node without endpoint counts as disabled. */
    public boolean isEnabled() {
        return endpoint != null && endpoint.isEnabled();
    }

    /** Blank where it has none. */
    public String role() {
        return component == null ? "" : component.role();
    }

    public Optional<Nid> nid() {
        return component == null ? Optional.empty() : component.nid();
    }

    /** Blank where it has none. */
    public String fqdn() {
        return endpoint == null ? "" : endpoint.fqdn();
    }

    /** Its network cards: those of the endpoint in their order, then the inventory's interfaces in ascending order. */
    public List<MacAddress> macs() {
        return macs;
    }

    public boolean hasInterface(MacAddress mac) {
        return interfaces.contains(mac);
    }

    /** The component as the inventory shows it; empty for a node that is not known. */
    public Optional<String> json() {
        return Optional.ofNullable(component).map(Component::json);
    }
}
