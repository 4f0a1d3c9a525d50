package org.chamicore.cloudinit.directory;

import java.util.Optional;
import java.util.function.Consumer;
import org.chamicore.cloudinit.defaults.ClusterDefaults;
import org.chamicore.cloudinit.defaults.ClusterDefaultsRepository;
import org.chamicore.cloudinit.group.Group;
import org.chamicore.cloudinit.group.GroupRepository;
import org.chamicore.cloudinit.instance.Instance;
import org.chamicore.cloudinit.instance.InstanceRepository;
import org.chamicore.cloudinit.inventory.Component;
import org.chamicore.cloudinit.inventory.FirstReading;
import org.chamicore.cloudinit.inventory.Membership;
import org.chamicore.cloudinit.inventory.NetworkInterface;
import org.chamicore.cloudinit.node.NodeId;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Prepares the next version of the directory. For one thread, and for one version. */
class DirectoryEditor {

    private static final Logger log = LoggerFactory.getLogger(DirectoryEditor.class);

    private final NodeIndexEditor nodes;
    private final ConfigurationEditor configuration;
    private boolean inventoryRead;

    DirectoryEditor(Directory from, NodeIndexEditor nodes) {
        this.nodes = nodes;
        configuration = new ConfigurationEditor(from.configuration());
        inventoryRead = from.isInventoryRead();
    }

    void put(ClusterDefaults value) {
        configuration.put(value);
    }

    void put(Group value) {
        configuration.put(value);
    }

    void put(Instance value) {
        change(value.id(), id -> nodes.change(id, node -> node.with(value)));
    }

    /** Takes in what was logged: the thing as it is now, or null when it is gone. Kinds that no document shows are left out. */
    void take(String kind, String key, @Nullable JsonNode after, JsonMapper json) {
        switch (kind) {
            case ClusterDefaultsRepository.KIND -> {
                if (after != null) {
                    put(json.treeToValue(after, ClusterDefaults.class));
                }
            }
            case GroupRepository.KIND -> {
                if (after == null) {
                    configuration.removeGroup(key);
                } else {
                    put(json.treeToValue(after, Group.class));
                }
            }
            case InstanceRepository.KIND -> {
                Instance instance = after == null ? Instance.NONE : json.treeToValue(after, Instance.class);
                change(key, id -> nodes.change(id, node -> node.with(instance)));
            }
            default -> takeInventory(kind, key, after);
        }
    }

    /** Takes in what the inventory's feed told. */
    void takeInventory(String kind, String key, @Nullable JsonNode after) {
        switch (kind) {
            case Component.KIND -> {
                Optional<Component> component = Optional.ofNullable(after).map(Component::of);
                change(key, id -> nodes.change(id, node -> node.with(component)));
            }
            case Membership.KIND -> {
                Membership membership = after == null ? Membership.NONE : Membership.of(after);
                change(key, id -> nodes.change(id, node -> node.with(membership)));
            }
            case NetworkInterface.KIND -> {
                if (after == null) {
                    nodes.removeInterface(key);
                } else {
                    nodes.putInterface(NetworkInterface.of(key, after));
                }
            }
            case FirstReading.KIND -> inventoryRead = after != null;
            default -> {}
        }
    }

    Directory done() {
        return new Directory(inventoryRead, configuration.done(), nodes.done());
    }

    private static void change(String key, Consumer<NodeId> change) {
        NodeId.parse(key).ifPresentOrElse(change, () -> log.warn("Left out: '{}' can be no node's id", key));
    }
}
