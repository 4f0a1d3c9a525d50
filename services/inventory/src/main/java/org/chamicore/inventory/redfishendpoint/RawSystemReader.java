package org.chamicore.inventory.redfishendpoint;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chamicore.inventory.component.Sighting;
import org.chamicore.inventory.component.State;
import org.chamicore.inventory.componentendpoint.ComponentEndpoint;
import org.chamicore.inventory.componentendpoint.ComponentEndpoint.Resource;
import org.chamicore.inventory.componentendpoint.RedfishType;
import org.chamicore.inventory.redfishendpoint.RedfishInfo.Nic;
import org.chamicore.inventory.redfishendpoint.RedfishInfo.SystemInfo;
import org.chamicore.inventory.redfishendpoint.SystemSpec.RawNic;
import org.chamicore.inventory.redfishendpoint.SystemSpec.RawSystem;
import org.chamicore.inventory.redfishendpoint.SystemSpec.Status;
import org.chamicore.inventory.wire.InvalidItemException;
import org.chamicore.inventory.xname.Xname;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import tools.jackson.databind.json.JsonMapper;

/** Reads systems in the older form, raw Redfish resources: one node each, whose interfaces are only a part of it. */
@Service
class RawSystemReader {

    private final JsonMapper json;

    RawSystemReader(JsonMapper json) {
        this.json = json;
    }

    Findings read(RedfishEndpoint endpoint, int number, SystemSpec sent) {
        String field = "Systems[%d].Data".formatted(number);
        RawSystem data = present(field, sent.data());
        String path = Payload.path(present(field + ".@odata.id", data.odataId()));
        String subtype = present(field + ".SystemType", data.systemType());
        Status status = present(field + ".Status", data.status());
        Xname node = Payload.part(endpoint.id(), "n" + number);
        SystemInfo info =
                new SystemInfo(null, null, nics(number, Payload.elements(sent.rawInterfaces())), null, List.of());
        return new Findings(
                List.of(new Sighting(node, State.ON, null, "Enabled".equals(status.state()))),
                List.of(new ComponentEndpoint(
                        node,
                        new Resource(RedfishType.COMPUTER_SYSTEM, subtype, Payload.orNull(data.uuid()), path),
                        endpoint.asOwner(),
                        json.valueToTree(info))),
                List.of());
    }

    private static List<Nic> nics(int system, List<RawNic> sent) {
        List<Nic> nics = new ArrayList<>();
        for (RawNic nic : sent) {
            String field = "Systems[%d].EthernetInterfaces[%d]".formatted(system, nics.size());
            nics.add(new Nic(
                    Payload.text(nic.id()),
                    Payload.path(nic.odataId()),
                    Payload.orNull(nic.description()),
                    null,
                    !Boolean.FALSE.equals(nic.interfaceEnabled()),
                    Payload.mac(field + ".MACAddress", nic.macAddress()).value(),
                    null));
        }
        return nics;
    }

    private static <T> T present(String field, @Nullable T value) {
        return Optional.ofNullable(value).orElseThrow(() -> new InvalidItemException(field, field + " is missing"));
    }
}
