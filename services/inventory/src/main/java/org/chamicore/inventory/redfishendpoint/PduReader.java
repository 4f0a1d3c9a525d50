package org.chamicore.inventory.redfishendpoint;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.chamicore.inventory.component.Sighting;
import org.chamicore.inventory.component.State;
import org.chamicore.inventory.componentendpoint.ComponentEndpoint;
import org.chamicore.inventory.componentendpoint.ComponentEndpoint.Resource;
import org.chamicore.inventory.componentendpoint.RedfishType;
import org.chamicore.inventory.redfishendpoint.PduSpec.OutletSpec;
import org.chamicore.inventory.redfishendpoint.RedfishInfo.ManagerInfo;
import org.chamicore.inventory.redfishendpoint.RedfishInfo.OutletInfo;
import org.chamicore.inventory.redfishendpoint.RedfishInfo.PowerSwitch;
import org.chamicore.inventory.wire.InvalidItemException;
import org.chamicore.inventory.wire.Labelled;
import org.chamicore.inventory.xname.Xname;
import org.springframework.stereotype.Service;
import tools.jackson.databind.json.JsonMapper;

/** Reads what magellan tells of a power distribution unit: its controller and its outlets. */
@Service
class PduReader {

    private final JsonMapper json;

    PduReader(JsonMapper json) {
        this.json = json;
    }

    Findings read(RedfishEndpoint endpoint, List<OutletSpec> outlets) {
        if (outlets.isEmpty()) {
            return Findings.NONE;
        }
        List<Sighting> components = new ArrayList<>();
        List<ComponentEndpoint> endpoints = new ArrayList<>();
        components.add(new Sighting(endpoint.id(), State.ON, null, endpoint.enabled()));
        endpoints.add(new ComponentEndpoint(
                endpoint.id(),
                new Resource(RedfishType.MANAGER, "", null, "/jaws"),
                endpoint.asOwner(),
                json.valueToTree(new ManagerInfo("JAWS", null, List.of(), null))));
        for (int place = 0; place < outlets.size(); place++) {
            OutletSpec outlet = outlets.get(place);
            Xname id = Payload.part(endpoint.id(), Payload.text(outlet.idSuffix()));
            components.add(new Sighting(id, State.ON, state(place, id, Payload.text(outlet.state())), true));
            endpoints.add(endpoint(endpoint, id, outlet));
        }
        return new Findings(components, endpoints, List.of());
    }

    private ComponentEndpoint endpoint(RedfishEndpoint endpoint, Xname id, OutletSpec outlet) {
        String originalId = Payload.text(outlet.originalId());
        OutletInfo info = new OutletInfo(
                Payload.text(outlet.name()),
                Map.of(
                        "#Outlet.PowerControl",
                        new PowerSwitch(List.of("On", "Off"), "/jaws/control/outlets/" + originalId)));
        return new ComponentEndpoint(
                id,
                new Resource(
                        RedfishType.OUTLET,
                        Payload.text(outlet.socketType()),
                        null,
                        "/jaws/monitor/outlets/" + originalId),
                endpoint.asOwner(),
                json.valueToTree(info));
    }

    private static State state(int place, Xname outlet, String text) {
        return Labelled.find(State.class, text)
                .orElseThrow(() -> new InvalidItemException(
                        "PDUInventory.Outlets[%d].state".formatted(place),
                        "state '%s' of %s is invalid".formatted(text, outlet)));
    }
}
