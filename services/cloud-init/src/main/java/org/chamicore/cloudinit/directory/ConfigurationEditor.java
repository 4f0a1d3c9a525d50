package org.chamicore.cloudinit.directory;

import java.util.HashMap;
import java.util.Map;
import org.chamicore.cloudinit.defaults.ClusterDefaults;
import org.chamicore.cloudinit.group.Group;
import org.jspecify.annotations.Nullable;

/** Prepares the next version of the configuration; the groups are copied once, however many change. For one thread, and one version. */
final class ConfigurationEditor {

    private final Configuration from;
    private ClusterDefaults defaults;
    private @Nullable Map<String, Group> groups;
    private @Nullable Map<String, GroupContent> contents;

    ConfigurationEditor(Configuration from) {
        this.from = from;
        defaults = from.defaults();
    }

    void put(ClusterDefaults others) {
        defaults = others;
    }

    void put(Group group) {
        groups().put(group.name(), group);
        contents().put(group.name(), GroupContent.of(group));
    }

    void removeGroup(String name) {
        groups().remove(name);
        contents().remove(name);
    }

    /** The same object where nothing changed. */
    @SuppressWarnings("ReferenceEquality") // what was put is another object, what was not is the same
    Configuration done() {
        return groups == null && defaults == from.defaults()
                ? from
                : new Configuration(
                        defaults,
                        groups == null ? from.groups() : groups,
                        contents == null ? from.contents() : contents);
    }

    private Map<String, Group> groups() {
        if (groups == null) {
            groups = new HashMap<>(from.groups());
        }
        return groups;
    }

    private Map<String, GroupContent> contents() {
        if (contents == null) {
            contents = new HashMap<>(from.contents());
        }
        return contents;
    }
}
