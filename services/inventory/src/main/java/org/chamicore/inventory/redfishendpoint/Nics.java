package org.chamicore.inventory.redfishendpoint;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.chamicore.inventory.ethernetinterface.EthernetInterface;
import org.chamicore.inventory.ethernetinterface.IpAddress;
import org.chamicore.inventory.ethernetinterface.IpMapping;
import org.chamicore.inventory.ethernetinterface.MacAddress;
import org.chamicore.inventory.redfishendpoint.ManagerSpec.NicSpec;
import org.chamicore.inventory.redfishendpoint.RedfishInfo.Nic;
import org.chamicore.inventory.wire.InvalidItemException;
import org.chamicore.inventory.xname.Xname;

/** Reads the network interfaces of a manager or a system: as interfaces in their own right, and as a part of it. */
record Nics(List<EthernetInterface> interfaces, List<Nic> infos) {

    /** @param place where in the body that manager is */
    static Nics ofManager(Xname owner, String place, List<NicSpec> sent, Instant now) {
        List<Nic> infos = new ArrayList<>();
        List<EthernetInterface> interfaces = new ArrayList<>();
        for (int at = 0; at < sent.size(); at++) {
            EthernetInterface nic = nic(owner, "%s.ethernet_interfaces[%d]".formatted(place, at), sent.get(at), now);
            String mac = nic.macAddress().value();
            interfaces.add(nic);
            infos.add(new Nic(
                    "",
                    "",
                    Payload.orNull(sent.get(at).description()),
                    Payload.orNull(sent.get(at).name()),
                    isEnabled(sent.get(at)),
                    mac,
                    mac));
        }
        return new Nics(interfaces, infos);
    }

    /** @param place where in the body that system is */
    static Nics ofSystem(Xname owner, String place, List<NicSpec> sent, Instant now) {
        List<Nic> infos = new ArrayList<>();
        List<EthernetInterface> interfaces = new ArrayList<>();
        for (int at = 0; at < sent.size(); at++) {
            EthernetInterface nic = nic(owner, "%s.ethernet_interfaces[%d]".formatted(place, at), sent.get(at), now);
            String path = Payload.path(sent.get(at).uri());
            interfaces.add(nic);
            infos.add(new Nic(
                    path,
                    path,
                    Payload.orNull(sent.get(at).description()),
                    null,
                    isEnabled(sent.get(at)),
                    nic.macAddress().value(),
                    null));
        }
        return new Nics(interfaces, infos);
    }

    private static EthernetInterface nic(Xname owner, String field, NicSpec sent, Instant now) {
        MacAddress mac = Payload.mac(field + ".mac", sent.mac());
        return new EthernetInterface(mac, Payload.text(sent.description()), now, owner, addresses(field, sent));
    }

    private static List<IpMapping> addresses(String field, NicSpec sent) {
        String ip = Payload.text(sent.ip()).strip();
        if (ip.isEmpty()) {
            return List.of();
        }
        return List.of(new IpMapping(
                IpAddress.find(ip)
                        .orElseThrow(() -> new InvalidItemException(
                                field + ".ip", "%s.ip: Invalid CompEthInterface IP Address".formatted(field))),
                null));
    }

    private static boolean isEnabled(NicSpec sent) {
        return !Boolean.FALSE.equals(sent.enabled());
    }
}
