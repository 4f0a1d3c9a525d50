package org.chamicore.cloudinit.directory;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.chamicore.cloudinit.defaults.ClusterDefaults;
import org.chamicore.cloudinit.group.Group;

/** What operators decided for more than one node. */
public record Configuration(ClusterDefaults defaults, Map<String, Group> groups) {

    static final Configuration NONE = new Configuration(ClusterDefaults.NONE, Map.of());

    public Configuration {
        groups = Map.copyOf(groups);
    }

    public Optional<Group> group(String name) {
        return Optional.ofNullable(groups.get(name));
    }

    Configuration with(ClusterDefaults others) {
        return new Configuration(others, groups);
    }

    Configuration with(Group added) {
        Map<String, Group> more = new HashMap<>(groups);
        more.put(added.name(), added);
        return new Configuration(defaults, more);
    }

    Configuration withoutGroup(String name) {
        Map<String, Group> fewer = new HashMap<>(groups);
        fewer.remove(name);
        return new Configuration(defaults, fewer);
    }
}
