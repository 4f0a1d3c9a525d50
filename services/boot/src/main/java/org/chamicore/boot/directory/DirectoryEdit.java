package org.chamicore.boot.directory;

import java.util.Set;
import java.util.UUID;
import org.chamicore.boot.configuration.Binding;
import org.chamicore.boot.configuration.BootConfiguration;
import org.chamicore.boot.configuration.Plan;
import org.chamicore.boot.configuration.Selector;
import org.chamicore.boot.node.MacAddress;
import org.chamicore.boot.node.Xname;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The next directory while it is made: the one place where what is told, by the inventory or by our own writes, becomes what is
 * known. Telling the same twice changes nothing.
 */
public final class DirectoryEdit {

    /** The kinds of the inventory's things that booting needs. */
    public static final Set<String> INVENTORY_KINDS =
            Set.of("component", "component_endpoint", "ethernet_interface", "membership");

    private final Nodes.Editor nodes;
    private final Configurations.Editor configurations;

    DirectoryEdit(Nodes.Editor nodes, Configurations.Editor configurations) {
        this.nodes = nodes;
        this.configurations = configurations;
    }

    /**
     * Takes in how a thing is now; kinds that booting does not need are passed over.
     *
     * @param told null when the thing is gone
     */
    void take(String kind, String key, @Nullable JsonNode told, JsonMapper json) {
        switch (kind) {
            case "component" -> Xname.find(key).ifPresent(xname -> nodes.component(xname, told));
            case "component_endpoint" -> Xname.find(key).ifPresent(xname -> nodes.endpoint(xname, told));
            case "ethernet_interface" -> MacAddress.find(key).ifPresent(mac -> nodes.networkInterface(mac, told));
            case "membership" -> Xname.find(key).ifPresent(xname -> nodes.membership(xname, told));
            case BootConfiguration.KIND -> {
                if (told == null) {
                    configurations.remove(UUID.fromString(key));
                } else {
                    configurations.put(json.treeToValue(told, BootConfiguration.class));
                }
            }
            case Selector.KIND -> {
                if (told == null) {
                    configurations.unbind(Selector.ofKey(key));
                } else {
                    configurations.bind(
                            Selector.ofKey(key),
                            json.treeToValue(told, Binding.class).configuration());
                }
            }
            default -> {}
        }
    }

    void put(BootConfiguration configuration) {
        configurations.put(configuration);
    }

    void bind(Selector selector, UUID configuration) {
        configurations.bind(selector, configuration);
    }

    void take(Plan plan) {
        plan.configurations().forEach(each -> put(each.after()));
        plan.bindings().forEach(each -> {
            UUID after = each.after();
            if (after == null) {
                configurations.unbind(each.selector());
            } else {
                bind(each.selector(), after);
            }
        });
    }

    Directory build() {
        return new Directory(nodes.build(), configurations.build());
    }
}
