package org.chamicore.inventory.redfishendpoint;

import java.time.Instant;
import java.util.List;
import org.chamicore.inventory.component.Sighting;
import org.chamicore.inventory.component.State;
import org.chamicore.inventory.componentendpoint.ComponentEndpoint;
import org.chamicore.inventory.componentendpoint.ComponentEndpoint.Resource;
import org.chamicore.inventory.componentendpoint.RedfishType;
import org.chamicore.inventory.redfishendpoint.RedfishInfo.CommandShell;
import org.chamicore.inventory.redfishendpoint.RedfishInfo.ManagerInfo;
import org.chamicore.inventory.redfishendpoint.RedfishInfo.Reset;
import org.springframework.stereotype.Service;
import tools.jackson.databind.json.JsonMapper;

/** Reads managers as magellan tells of them: the endpoint itself as a component, which answered and so is ready. */
@Service
class ManagerReader {

    private final JsonMapper json;

    ManagerReader(JsonMapper json) {
        this.json = json;
    }

    /** @param place which of the managers in the body it is */
    Findings read(RedfishEndpoint endpoint, int place, ManagerSpec sent, Instant now) {
        String path = Payload.path(sent.uri());
        Nics nics = Nics.ofManager(
                endpoint.id(), "Managers[%d]".formatted(place), Payload.elements(sent.ethernetInterfaces()), now);
        ManagerInfo info = new ManagerInfo(
                Payload.orNull(sent.name()),
                Reset.of("Manager", path, sent.actions() == null ? null : Payload.elements(sent.actions())),
                nics.infos(),
                CommandShell.of(Payload.elements(sent.commandShell())));
        return new Findings(
                List.of(new Sighting(endpoint.id(), State.READY, null, true)),
                List.of(new ComponentEndpoint(
                        endpoint.id(),
                        new Resource(RedfishType.MANAGER, "", null, path),
                        endpoint.asOwner(),
                        json.valueToTree(info))),
                nics.interfaces());
    }
}
