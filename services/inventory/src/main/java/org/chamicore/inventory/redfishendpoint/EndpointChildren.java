package org.chamicore.inventory.redfishendpoint;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.chamicore.db.changelog.Change;
import org.chamicore.inventory.component.ComponentService;
import org.chamicore.inventory.componentendpoint.ComponentEndpoint.Owner;
import org.chamicore.inventory.componentendpoint.ComponentEndpointService;
import org.chamicore.inventory.hardware.HardwareService;
import org.chamicore.inventory.serviceendpoint.ServiceEndpointService;
import org.chamicore.inventory.xname.Xname;
import org.springframework.stereotype.Service;

/** What becomes of all that hangs on endpoints. Everything here runs in the transaction of its caller and hands back what is to be logged. */
@Service
class EndpointChildren {

    private final ComponentService components;
    private final ComponentEndpointService componentEndpoints;
    private final ServiceEndpointService serviceEndpoints;
    private final HardwareService hardware;

    EndpointChildren(
            ComponentService components,
            ComponentEndpointService componentEndpoints,
            ServiceEndpointService serviceEndpoints,
            HardwareService hardware) {
        this.components = components;
        this.componentEndpoints = componentEndpoints;
        this.serviceEndpoints = serviceEndpoints;
        this.hardware = hardware;
    }

    /** What changes because an endpoint did: all that it manages shows its FQDN, and whether it is enabled. */
    List<Change> follow(Owner before, Owner after) {
        if (before.equals(after)) {
            return List.of();
        }
        List<Change> made = new ArrayList<>(componentEndpoints.follow(before));
        made.addAll(serviceEndpoints.follow(before.id(), before.fqdn()));
        return made;
    }

    /** Nothing is known any more of what these endpoints manage, nor what sits there. */
    List<Change> vacate(Collection<Xname> endpoints) {
        List<Change> emptied = components.vacate(componentEndpoints.componentsOf(endpoints));
        List<Change> made = new ArrayList<>(emptied);
        made.addAll(hardware.remove(
                emptied.stream().map(each -> Xname.parse(each.key())).toList()));
        return made;
    }

    /** These endpoints are gone: what they managed is vacant, and managed no more. */
    List<Change> release(Collection<Xname> endpoints) {
        List<Change> made = new ArrayList<>(vacate(endpoints));
        made.addAll(componentEndpoints.deleteOwnedBy(endpoints));
        made.addAll(serviceEndpoints.deleteOwnedBy(endpoints));
        return made;
    }
}
