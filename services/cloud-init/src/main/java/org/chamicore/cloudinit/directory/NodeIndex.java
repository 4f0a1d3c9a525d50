package org.chamicore.cloudinit.directory;

import java.net.InetAddress;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.chamicore.cloudinit.inventory.NetworkInterface;
import org.chamicore.cloudinit.node.NodeId;
import org.chamicore.db.memory.ShardedMap;

/**
 * All nodes, by id and by address; never changes.
 *
 * @param holders the ids of the interfaces that claim an address: one, unless the inventory is at odds with itself
 * @param count how many of them the inventory counts among its nodes
 */
record NodeIndex(
        ShardedMap<NodeId, Node> nodes,
        ShardedMap<String, NetworkInterface> interfaces,
        ShardedMap<InetAddress, List<String>> holders,
        int count) {

    static final NodeIndex EMPTY = new NodeIndex(ShardedMap.empty(), ShardedMap.empty(), ShardedMap.empty(), 0);

    private static final Comparator<NetworkInterface> LATEST_FIRST =
            Comparator.comparing(NetworkInterface::lastUpdate).reversed().thenComparing(NetworkInterface::id);

    /** Only what is in the inventory. */
    Optional<Node> find(NodeId id) {
        return Optional.ofNullable(nodes.get(id)).filter(Node::isInInventory);
    }

    /** Without what is merely listed there: controllers, switches. */
    Stream<Node> all() {
        return nodes.values().filter(Node::isNode);
    }

    /** Of several that claim the address, the one whose interface was updated last. */
    Optional<Node> find(InetAddress address) {
        return Optional.ofNullable(holders.get(address)).flatMap(claimants -> claimants.stream()
                .flatMap(id -> Stream.ofNullable(interfaces.get(id)))
                .sorted(LATEST_FIRST)
                .flatMap(each -> each.node().flatMap(this::find).stream())
                .findFirst());
    }

    NodeIndexEditor edit() {
        return new NodeIndexEditor(this);
    }
}
