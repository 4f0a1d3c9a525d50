package org.chamicore.cloudinit.directory;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.chamicore.cloudinit.inventory.NetworkInterface;
import org.chamicore.cloudinit.node.NodeId;
import org.chamicore.db.memory.ShardedMap;

/** Prepares the next version of the nodes. For one thread, and for one version. */
class NodeIndexEditor {

    private final ShardedMap.Editor<NodeId, Node> nodes;
    private final ShardedMap.Editor<String, NetworkInterface> interfaces;
    private final ShardedMap.Editor<InetAddress, List<String>> holders;
    private int count;

    NodeIndexEditor(NodeIndex from) {
        nodes = from.nodes().edit();
        interfaces = from.interfaces().edit();
        holders = from.holders().edit();
        count = from.count();
    }

    void change(NodeId id, UnaryOperator<Node> change) {
        Node before = Optional.ofNullable(nodes.get(id)).orElseGet(() -> Node.unknown(id));
        Node after = change.apply(before);
        count += counted(after) - counted(before);
        if (after.isBlank()) {
            nodes.remove(id);
        } else if (!after.equals(before)) {
            nodes.put(id, after);
        }
    }

    void putInterface(NetworkInterface after) {
        removeInterface(after.id());
        interfaces.put(after.id(), after);
        after.node().ifPresent(id -> change(id, node -> node.with(after)));
        after.addresses().forEach(address -> claim(address, after.id()));
    }

    void removeInterface(String id) {
        Optional<NetworkInterface> before = Optional.ofNullable(interfaces.get(id));
        before.flatMap(NetworkInterface::node).ifPresent(node -> change(node, each -> each.without(id)));
        before.ifPresent(gone -> gone.addresses().forEach(address -> release(address, id)));
        interfaces.remove(id);
    }

    NodeIndex done() {
        return new NodeIndex(nodes.build(), interfaces.build(), holders.build(), count);
    }

    private void claim(InetAddress address, String interfaceId) {
        List<String> claimants = new ArrayList<>(claimants(address));
        claimants.add(interfaceId);
        holders.put(address, List.copyOf(claimants));
    }

    private void release(InetAddress address, String interfaceId) {
        List<String> claimants = new ArrayList<>(claimants(address));
        claimants.remove(interfaceId);
        if (claimants.isEmpty()) {
            holders.remove(address);
        } else {
            holders.put(address, List.copyOf(claimants));
        }
    }

    private List<String> claimants(InetAddress address) {
        return Optional.ofNullable(holders.get(address)).orElse(List.of());
    }

    private static int counted(Node node) {
        return node.isNode() ? 1 : 0;
    }
}
