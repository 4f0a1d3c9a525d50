package org.chamicore.cloudinit.directory;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.chamicore.cloudinit.instance.Instance;
import org.chamicore.cloudinit.inventory.Component;
import org.chamicore.cloudinit.inventory.Membership;
import org.chamicore.cloudinit.inventory.NetworkInterface;
import org.chamicore.cloudinit.node.NodeId;

/**
 * All that is known of one node, or of what may yet become one: its facts arrive one by one and in any order.
 *
 * @param component what the inventory says of it; while empty, the inventory knows no such node
 * @param interfaces ordered by id
 */
public record Node(
        NodeId id,
        Optional<Component> component,
        List<NetworkInterface> interfaces,
        Membership membership,
        Instance instance) {

    public Node {
        interfaces = List.copyOf(interfaces);
    }

    static Node unknown(NodeId id) {
        return new Node(id, Optional.empty(), List.of(), Membership.NONE, Instance.NONE);
    }

    boolean isInInventory() {
        return component.isPresent();
    }

    boolean isNode() {
        return component.filter(Component::isNode).isPresent();
    }

    public OptionalLong nid() {
        return component.map(Component::nid).orElse(OptionalLong.empty());
    }

    /** The labels of the groups it is in, in the inventory's order. */
    public List<String> labels() {
        return membership.labels();
    }

    public String instanceId() {
        return instance.instanceId().isEmpty() ? id.derivedInstanceId() : instance.instanceId();
    }

    /** In the order of the interfaces, and of each one's own list. */
    public List<InetAddress> addresses() {
        return interfaces.stream().flatMap(each -> each.addresses().stream()).toList();
    }

    /** Whether nothing at all is known, so that there is nothing to keep. */
    boolean isBlank() {
        return equals(unknown(id));
    }

    Node with(Optional<Component> other) {
        return new Node(id, other, interfaces, membership, instance);
    }

    Node with(Membership other) {
        return new Node(id, component, interfaces, other, instance);
    }

    Node with(Instance other) {
        return new Node(id, component, interfaces, membership, other);
    }

    Node with(NetworkInterface added) {
        List<NetworkInterface> all = new ArrayList<>(without(added.id()).interfaces);
        all.add(added);
        all.sort(Comparator.comparing(NetworkInterface::id));
        return new Node(id, component, all, membership, instance);
    }

    Node without(String interfaceId) {
        return new Node(
                id,
                component,
                interfaces.stream()
                        .filter(each -> !each.id().equals(interfaceId))
                        .toList(),
                membership,
                instance);
    }
}
