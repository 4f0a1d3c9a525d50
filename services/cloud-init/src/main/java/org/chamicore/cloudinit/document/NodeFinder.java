package org.chamicore.cloudinit.document;

import java.net.InetAddress;
import java.util.Optional;
import java.util.function.Function;
import org.chamicore.cloudinit.CloudInitProperties;
import org.chamicore.cloudinit.directory.Directory;
import org.chamicore.cloudinit.directory.LiveDirectory;
import org.chamicore.cloudinit.directory.Node;
import org.chamicore.cloudinit.document.Lookup.Found;
import org.chamicore.cloudinit.document.Lookup.TooEarly;
import org.chamicore.cloudinit.document.Lookup.Unknown;
import org.chamicore.cloudinit.node.NodeId;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponseException;

/** Finds the node that a document is for. */
@Component
class NodeFinder {

    private final LiveDirectory live;
    private final CloudInitProperties properties;

    NodeFinder(LiveDirectory live, CloudInitProperties properties) {
        this.live = live;
        this.properties = properties;
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
            case TooEarly() -> throw tooEarly();
        };
    }

    ErrorResponseException tooEarly() {
        return DocumentProblem.INVENTORY_NOT_READ.with(
                "the inventory was not read yet; ask again", properties.retryAfter());
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
