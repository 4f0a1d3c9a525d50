package org.chamicore.inventory.redfishendpoint;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.chamicore.inventory.component.Sighting;
import org.chamicore.inventory.component.State;
import org.chamicore.inventory.componentendpoint.ComponentEndpoint;
import org.chamicore.inventory.componentendpoint.ComponentEndpoint.Resource;
import org.chamicore.inventory.componentendpoint.RedfishType;
import org.chamicore.inventory.redfishendpoint.RedfishInfo.PowerControl;
import org.chamicore.inventory.redfishendpoint.RedfishInfo.Reset;
import org.chamicore.inventory.redfishendpoint.RedfishInfo.SystemInfo;
import org.chamicore.inventory.redfishendpoint.SystemSpec.Links;
import org.chamicore.inventory.redfishendpoint.SystemSpec.Power;
import org.chamicore.inventory.xname.Xname;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import tools.jackson.databind.json.JsonMapper;

/** Reads systems as magellan tells of them: one node each. */
@Service
class SystemReader {

    private final JsonMapper json;

    SystemReader(JsonMapper json) {
        this.json = json;
    }

    /**
     * The systems in the order of their nodes. One may come twice, once without and once with what measures its power; its
     * UUID says that it is the same, or its path where it has none.
     */
    static List<SystemSpec> distinct(List<SystemSpec> systems) {
        Map<String, SystemSpec> distinct = new LinkedHashMap<>();
        for (SystemSpec system : systems) {
            String uuid = Payload.text(system.uuid()).toLowerCase(Locale.ROOT);
            String path = Payload.path(system.uri());
            String key = Stream.of(uuid, path, "number " + distinct.size())
                    .filter(text -> !text.isEmpty())
                    .findFirst()
                    .orElseThrow();
            distinct.merge(key, system, (first, second) -> first.hasPowerControl() ? first : second);
        }
        return List.copyOf(distinct.values());
    }

    /**
     * Reads a system.
     *
     * @param number that of its node
     * @param place which of the systems in the body it is
     */
    Findings read(RedfishEndpoint endpoint, int number, int place, SystemSpec sent, Instant now) {
        Xname node = Payload.part(endpoint.id(), "n" + number);
        String path = Payload.path(sent.uri());
        Nics nics =
                Nics.ofSystem(node, "Systems[%d]".formatted(place), Payload.elements(sent.ethernetInterfaces()), now);
        List<String> chassis = sent.links() == null ? List.of() : chassis(sent.links());
        SystemInfo info = new SystemInfo(
                Payload.orNull(sent.name()),
                Reset.of("ComputerSystem", path, sent.actions() == null ? null : Payload.elements(sent.actions())),
                nics.infos(),
                chassis.isEmpty() ? null : chassis.getFirst() + "/Power",
                chassis.isEmpty() ? List.of() : powerControls(sent.power(), path, chassis.getFirst()));
        return new Findings(
                List.of(new Sighting(node, State.ON, state(sent.power()), true)),
                List.of(new ComponentEndpoint(
                        node,
                        new Resource(
                                RedfishType.COMPUTER_SYSTEM,
                                Payload.text(sent.systemType()),
                                Payload.orNull(sent.uuid()),
                                path),
                        endpoint.asOwner(),
                        json.valueToTree(info))),
                nics.interfaces());
    }

    private static List<String> chassis(Links links) {
        return Payload.elements(links.chassis());
    }

    private static List<PowerControl> powerControls(@Nullable Power power, String system, String chassis) {
        return power == null
                ? List.of()
                : Payload.elements(power.powerControlIds()).stream()
                        .map(id -> PowerControl.of(id, system, chassis))
                        .toList();
    }

    /** Null where the power says nothing of the state. */
    private static @Nullable State state(@Nullable Power power) {
        return switch (power == null ? "" : Payload.text(power.state()).toLowerCase(Locale.ROOT)) {
            case "on", "poweringon" -> State.ON;
            case "off", "poweringoff" -> State.OFF;
            default -> null;
        };
    }
}
