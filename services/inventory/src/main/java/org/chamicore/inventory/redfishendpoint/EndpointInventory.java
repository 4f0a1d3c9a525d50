package org.chamicore.inventory.redfishendpoint;

import java.util.List;
import java.util.Set;
import org.chamicore.db.changelog.Change;
import org.chamicore.inventory.component.ComponentService;
import org.chamicore.inventory.componentendpoint.ComponentEndpointService;
import org.chamicore.inventory.ethernetinterface.EnrolOutcome.Enrolled;
import org.chamicore.inventory.ethernetinterface.EnrolOutcome.TakenElsewhere;
import org.chamicore.inventory.ethernetinterface.InterfaceService;
import org.chamicore.inventory.ethernetinterface.MacAddress;
import org.springframework.stereotype.Service;

/** What endpoints tell of what they manage. Everything here runs in the transaction of its caller and hands back what is to be logged. */
@Service
class EndpointInventory {

    private final ComponentService components;
    private final ComponentEndpointService componentEndpoints;
    private final InterfaceService interfaces;

    EndpointInventory(
            ComponentService components, ComponentEndpointService componentEndpoints, InterfaceService interfaces) {
        this.components = components;
        this.componentEndpoints = componentEndpoints;
        this.interfaces = interfaces;
    }

    /**
     * Takes in what endpoints told.
     *
     * @param move whether interfaces that are known elsewhere have been moved
     * @param made where to put what is to be logged
     * @return interfaces that are known elsewhere, which ends it all
     */
    Set<MacAddress> enrol(Findings findings, boolean move, List<Change> made) {
        made.addAll(components.enrol(findings.components()));
        made.addAll(componentEndpoints.enrol(findings.componentEndpoints()));
        return switch (interfaces.enrol(findings.interfaces(), move)) {
            case Enrolled(List<Change> changes) -> {
                made.addAll(changes);
                yield Set.of();
            }
            case TakenElsewhere(Set<MacAddress> macs) -> macs;
        };
    }
}
