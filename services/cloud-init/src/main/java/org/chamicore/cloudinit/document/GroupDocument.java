package org.chamicore.cloudinit.document;

import java.util.Optional;
import org.chamicore.cloudinit.cloudconfig.CloudConfig;
import org.chamicore.cloudinit.directory.Configuration;
import org.chamicore.cloudinit.directory.GroupContent;
import org.chamicore.cloudinit.directory.Node;

/** The document of a group: its file as it is; templates in it are the node's to fill in. */
final class GroupDocument {

    private GroupDocument() {}

    /**
     * Empty where the node is not in the group; a member always gets something, for one failing include stops a boot. Nobody
     * changes the array.
     */
    static Optional<byte[]> of(Node node, String group, Configuration configuration) {
        if (!node.labels().contains(group)) {
            return Optional.empty();
        }
        return configuration.content(group).map(GroupContent::document).or(() -> Optional.of(CloudConfig.empty()));
    }
}
