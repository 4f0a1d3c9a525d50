package org.chamicore.inventory.redfishendpoint;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.chamicore.db.changelog.Change;
import org.chamicore.inventory.component.ComponentService;
import org.chamicore.inventory.componentendpoint.ComponentEndpoint.Owner;
import org.chamicore.inventory.componentendpoint.ComponentEndpointService;
import org.chamicore.inventory.ethernetinterface.EnrolOutcome.Enrolled;
import org.chamicore.inventory.ethernetinterface.EnrolOutcome.TakenElsewhere;
import org.chamicore.inventory.ethernetinterface.InterfaceService;
import org.chamicore.inventory.ethernetinterface.MacAddress;
import org.chamicore.inventory.xname.Xname;
import org.springframework.stereotype.Service;

/** What hangs on endpoints. Everything here runs in the transaction of its caller and hands back what is to be logged. */
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
     * @return an interface that is known elsewhere, which ends it all
     */
    Optional<MacAddress> enrol(Findings findings, boolean move, List<Change> made) {
        made.addAll(components.enrol(findings.components()));
        made.addAll(componentEndpoints.enrol(findings.componentEndpoints()));
        return switch (interfaces.enrol(findings.interfaces(), move)) {
            case Enrolled(List<Change> changes) -> {
                made.addAll(changes);
                yield Optional.empty();
            }
            case TakenElsewhere(MacAddress mac) -> Optional.of(mac);
        };
    }

    /** What changes because an endpoint did: all that it manages shows its FQDN, and whether it is enabled. */
    List<Change> follow(Owner before, Owner after) {
        return before.equals(after) ? List.of() : componentEndpoints.follow(before);
    }

    /** Nothing is known any more of what these endpoints manage. */
    List<Change> vacate(Collection<Xname> endpoints) {
        return components.vacate(componentEndpoints.componentsOf(endpoints));
    }

    /** These endpoints are gone: what they managed is vacant, and managed no more. */
    List<Change> release(Collection<Xname> endpoints) {
        List<Change> made = new ArrayList<>(vacate(endpoints));
        made.addAll(componentEndpoints.deleteOwnedBy(endpoints));
        return made;
    }
}
