package org.chamicore.cloudinit.directory;

import org.chamicore.cloudinit.defaults.ClusterDefaultsRepository;
import org.chamicore.cloudinit.group.GroupRepository;
import org.chamicore.cloudinit.instance.InstanceRepository;
import org.springframework.stereotype.Component;

/** Reads all that operators decided. */
@Component
class ConfigurationReader {

    private final ClusterDefaultsRepository defaults;
    private final GroupRepository groups;
    private final InstanceRepository instances;

    ConfigurationReader(ClusterDefaultsRepository defaults, GroupRepository groups, InstanceRepository instances) {
        this.defaults = defaults;
        this.groups = groups;
        this.instances = instances;
    }

    void readInto(DirectoryEditor directory) {
        directory.put(defaults.get());
        groups.list().forEach(directory::put);
        instances.list().forEach(directory::put);
    }
}
