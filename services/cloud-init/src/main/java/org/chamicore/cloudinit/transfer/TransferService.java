package org.chamicore.cloudinit.transfer;

import java.util.LinkedHashMap;
import java.util.Map;
import org.chamicore.cloudinit.defaults.ClusterDefaultsService;
import org.chamicore.cloudinit.group.GroupService;
import org.chamicore.cloudinit.instance.Instance;
import org.chamicore.cloudinit.instance.InstanceService;
import org.chamicore.cloudinit.node.NodeId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
class TransferService {

    private final ClusterDefaultsService defaults;
    private final GroupService groups;
    private final InstanceService instances;

    TransferService(ClusterDefaultsService defaults, GroupService groups, InstanceService instances) {
        this.defaults = defaults;
        this.groups = groups;
        this.instances = instances;
    }

    @Transactional(readOnly = true)
    Settings export() {
        return new Settings(defaults.get(), groups.byName(), instances.byId());
    }

    /** Sets what is named and leaves the rest; all of it or nothing. */
    @Transactional
    void take(Settings settings) {
        settings.givenDefaults().ifPresent(defaults::replace);
        groups.putAll(settings.groups().entrySet().stream()
                .map(each -> each.getValue().named(each.getKey()))
                .toList());
        Map<NodeId, Instance> byNode = new LinkedHashMap<>();
        settings.instances().forEach((id, instance) -> byNode.put(NodeId.valueOf(id), instance));
        instances.putAll(byNode);
    }
}
