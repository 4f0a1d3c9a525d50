package org.chamicore.cloudinit.document;

import java.net.InetAddress;
import java.util.Optional;
import java.util.function.Function;
import org.chamicore.cloudinit.directory.Directory;
import org.chamicore.cloudinit.directory.LiveDirectory;
import org.chamicore.cloudinit.directory.Node;
import org.chamicore.cloudinit.document.Lookup.Found;
import org.chamicore.cloudinit.document.Lookup.TooEarly;
import org.chamicore.cloudinit.document.Lookup.Unknown;
import org.chamicore.cloudinit.node.NodeId;
import org.springframework.stereotype.Component;

/** Finds the node that a document is for. */
@Component
class NodeFinder {

    private final LiveDirectory live;

    NodeFinder(LiveDirectory live) {
        this.live = live;
    }

    Lookup byAddress(InetAddress address) {
        return find(directory -> directory.find(address));
    }

    Lookup byId(NodeId id) {
        return find(directory -> directory.find(id));
    }

    /** A node that is known before all of the inventory was read may lack its groups, and would boot without them. */
    private Lookup find(Function<Directory, Optional<Node>> question) {
        Directory directory = live.current();
        if (!directory.isInventoryRead()) {
            return new TooEarly();
        }
        return question.apply(directory)
                .<Lookup>map(node -> new Found(node, directory))
                .orElseGet(Unknown::new);
    }
}
