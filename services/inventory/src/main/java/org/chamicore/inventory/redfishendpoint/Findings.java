package org.chamicore.inventory.redfishendpoint;

import java.util.List;
import java.util.function.Function;
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
        return all(List.of(this, others));
    }

    /** All that several endpoints told, in their order. */
    static Findings all(List<Findings> findings) {
        return new Findings(
                joined(findings, Findings::components),
                joined(findings, Findings::componentEndpoints),
                joined(findings, Findings::interfaces));
    }

    private static <T> List<T> joined(List<Findings> findings, Function<Findings, List<T>> part) {
        return findings.stream().flatMap(each -> part.apply(each).stream()).toList();
    }
}
