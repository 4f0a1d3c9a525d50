package org.chamicore.inventory.redfishendpoint;

import java.util.ArrayList;
import java.util.List;
import org.chamicore.inventory.component.Sighting;
import org.chamicore.inventory.componentendpoint.ComponentEndpoint;
import org.chamicore.inventory.ethernetinterface.EthernetInterface;

/** What an endpoint told of the things it manages. */
record Findings(
        List<Sighting> components, List<ComponentEndpoint> componentEndpoints, List<EthernetInterface> interfaces) {

    static final Findings NONE = new Findings(List.of(), List.of(), List.of());

    Findings {
        components = List.copyOf(components);
        componentEndpoints = List.copyOf(componentEndpoints);
        interfaces = List.copyOf(interfaces);
    }

    Findings and(Findings others) {
        return new Findings(
                joined(components, others.components),
                joined(componentEndpoints, others.componentEndpoints),
                joined(interfaces, others.interfaces));
    }

    private static <T> List<T> joined(List<T> first, List<T> second) {
        List<T> all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }
}
