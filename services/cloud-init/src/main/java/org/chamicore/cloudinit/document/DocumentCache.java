package org.chamicore.cloudinit.document;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.chamicore.cloudinit.directory.Configuration;
import org.chamicore.cloudinit.directory.Directory;
import org.chamicore.cloudinit.directory.Node;
import org.chamicore.cloudinit.node.NodeId;
import org.springframework.stereotype.Component;

/** Keeps each node's documents for as long as neither the node nor the configuration is another. */
@Component
class DocumentCache {

    private static final int SLACK = 1000;

    private static final class Rendered {

        private final Node node;
        private final Configuration configuration;
        private final Documents documents;

        Rendered(Node node, Configuration configuration) {
            this.node = node;
            this.configuration = configuration;
            documents = Documents.of(node, configuration);
        }

        @SuppressWarnings("ReferenceEquality") // the directory keeps the object where nothing changed
        boolean isOf(Node otherNode, Configuration otherConfiguration) {
            return node == otherNode && configuration == otherConfiguration;
        }
    }

    private final Map<NodeId, Rendered> kept = new ConcurrentHashMap<>();

    Documents get(Node node, Directory directory) {
        Rendered known = kept.get(node.id());
        if (known != null && known.isOf(node, directory.configuration())) {
            return known.documents;
        }
        if (kept.size() > directory.nodeCount() + SLACK) {
            kept.clear();
        }
        Rendered rendered = new Rendered(node, directory.configuration());
        kept.put(node.id(), rendered);
        return rendered.documents;
    }
}
