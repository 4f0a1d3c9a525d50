package org.chamicore.cloudinit.document;

import java.net.InetAddress;
import java.util.Optional;
import java.util.function.Function;
import org.chamicore.cloudinit.directory.CompleteDirectory;
import org.chamicore.cloudinit.directory.Directory;
import org.chamicore.cloudinit.directory.Node;
import org.chamicore.cloudinit.document.Lookup.Found;
import org.chamicore.cloudinit.document.Lookup.Unknown;
import org.chamicore.cloudinit.node.NodeId;
import org.springframework.stereotype.Component;

/** Finds the node that a document is for; nobody is told anything while the inventory was never read. */
@Component
class NodeFinder {

    private final CompleteDirectory directories;

    NodeFinder(CompleteDirectory directories) {
        this.directories = directories;
    }

    Lookup byAddress(InetAddress address) {
        return find(directory -> directory.find(address));
    }

    Lookup byId(NodeId id) {
        return find(directory -> directory.find(id));
    }

    /** As {@link #byId}, refusing what is no node of the inventory. */
    Found get(NodeId id) {
        return switch (byId(id)) {
            case Found found -> found;
            case Unknown() -> throw DocumentProblem.NO_SUCH_NODE.with("node %s not found in SMD".formatted(id));
        };
    }

    private Lookup find(Function<Directory, Optional<Node>> question) {
        Directory directory = directories.get();
        return question.apply(directory)
                .<Lookup>map(node -> new Found(node, directory))
                .orElseGet(Unknown::new);
    }
}
