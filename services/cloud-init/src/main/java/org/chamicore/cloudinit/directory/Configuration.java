package org.chamicore.cloudinit.directory;

import java.util.Map;
import java.util.Optional;
import org.chamicore.cloudinit.defaults.ClusterDefaults;
import org.chamicore.cloudinit.group.Group;

/**
 * What operators decided for more than one node.
 *
 * @param contents the groups' files as nodes get them, by the groups' names
 */
public record Configuration(ClusterDefaults defaults, Map<String, Group> groups, Map<String, GroupContent> contents) {

    static final Configuration NONE = new Configuration(ClusterDefaults.NONE, Map.of(), Map.of());

    public Configuration {
        groups = Map.copyOf(groups);
        contents = Map.copyOf(contents);
    }

    public Optional<Group> group(String name) {
        return Optional.ofNullable(groups.get(name));
    }

    public Optional<GroupContent> content(String name) {
        return Optional.ofNullable(contents.get(name));
    }
}
