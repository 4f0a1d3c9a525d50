package org.chamicore.cloudinit.directory;

import java.net.InetAddress;
import java.util.Optional;
import java.util.stream.Stream;
import org.chamicore.cloudinit.node.NodeId;

/** Everything that an answer to a node is made of, at one moment. It never changes, so what is made from one is consistent. */
public final class Directory {

    static final Directory EMPTY = new Directory(false, Configuration.NONE, NodeIndex.EMPTY);

    private final boolean inventoryRead;
    private final Configuration configuration;
    private final NodeIndex nodes;

    Directory(boolean inventoryRead, Configuration configuration, NodeIndex nodes) {
        this.inventoryRead = inventoryRead;
        this.configuration = configuration;
        this.nodes = nodes;
    }

    /** Whether the whole inventory was read at least once; until then nobody can be told that he is no node. */
    public boolean isInventoryRead() {
        return inventoryRead;
    }

    public Configuration configuration() {
        return configuration;
    }

    public Optional<Node> find(NodeId id) {
        return nodes.find(id);
    }

    /** The node that holds an address. */
    public Optional<Node> find(InetAddress address) {
        return nodes.find(address);
    }

    /** All nodes of the inventory, in no order. */
    public Stream<Node> nodes() {
        return nodes.all();
    }

    public int nodeCount() {
        return nodes.count();
    }

    DirectoryEditor edit() {
        return new DirectoryEditor(this, nodes.edit());
    }
}
