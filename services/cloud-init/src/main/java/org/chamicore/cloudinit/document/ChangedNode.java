package org.chamicore.cloudinit.document;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;
import org.chamicore.cloudinit.node.NodeId;

/**
 * A node that would be told something else.
 *
 * @param documents by the names under which it fetches them
 */
@JsonPropertyOrder({"id", "documents"})
public record ChangedNode(NodeId id, List<String> documents) {

    public ChangedNode {
        documents = List.copyOf(documents);
    }
}
