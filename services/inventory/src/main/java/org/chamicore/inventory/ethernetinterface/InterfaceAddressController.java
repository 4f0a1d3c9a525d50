package org.chamicore.inventory.ethernetinterface;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.chamicore.inventory.ethernetinterface.InterfaceSpec.IpSpec;
import org.chamicore.inventory.wire.Created;
import org.chamicore.inventory.wire.EntityTags;
import org.chamicore.inventory.wire.IfMatch;
import org.chamicore.inventory.wire.Message;
import org.chamicore.inventory.wire.Refusal;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The addresses of one interface. */
@RestController
@RequestMapping(InterfaceController.PATH + "/{id}/IPAddresses")
class InterfaceAddressController {

    private final InterfaceService interfaces;
    private final AddressChanges changes;
    private final EntityTags tags;

    InterfaceAddressController(InterfaceService interfaces, AddressChanges changes, EntityTags tags) {
        this.interfaces = interfaces;
        this.changes = changes;
        this.tags = tags;
    }

    @GetMapping
    ResponseEntity<List<IpMapping>> list(@PathVariable String id) {
        return MacAddress.ofId(id)
                .flatMap(interfaces::find)
                .map(nic -> tags.ok(nic.ipAddresses()))
                .orElseThrow(() -> InterfaceController.noSuchInterface(id));
    }

    @PostMapping
    ResponseEntity<Created> add(
            @PathVariable String id,
            @RequestBody IpSpec sent,
            @RequestHeader(name = HttpHeaders.IF_MATCH, defaultValue = IfMatch.NONE) IfMatch demanded) {
        IpMapping mapping = InterfaceSpecs.address(sent);
        EthernetInterface nic =
                change(id, changes.add(mapping, demanded)).orElseThrow(() -> InterfaceController.noSuchInterface(id));
        return Created.one("%s/%s/IPAddresses/%s".formatted(InterfaceController.PATH, nic.id(), mapping.ipAddress()));
    }

    @PatchMapping("/{ip}")
    ResponseEntity<IpMapping> change(
            @PathVariable String id,
            @PathVariable String ip,
            @RequestBody IpSpec sent,
            @RequestHeader(name = HttpHeaders.IF_MATCH, defaultValue = IfMatch.NONE) IfMatch demanded) {
        String network = sent.network();
        if (network == null) {
            throw Refusal.at("Network", "Request must have at least one patch field.");
        }
        IpMapping mapping = IpAddress.find(ip)
                .map(address -> new IpMapping(address, network.isEmpty() ? null : network))
                .orElseThrow(() -> noSuchAddress("no such IP address in component ethernet interface."));
        return change(id, changes.change(mapping, demanded))
                .map(nic -> tags.ok(mapping))
                .orElseThrow(() -> noSuchAddress("no such IP address in component ethernet interface."));
    }

    @DeleteMapping("/{ip}")
    Message delete(
            @PathVariable String id,
            @PathVariable String ip,
            @RequestHeader(name = HttpHeaders.IF_MATCH, defaultValue = IfMatch.NONE) IfMatch demanded) {
        return IpAddress.find(ip)
                .flatMap(address -> change(id, changes.remove(address, demanded)))
                .map(nic -> Message.deletedOne())
                .orElseThrow(() -> noSuchAddress("component ethernet interface has no such ip address."));
    }

    private Optional<EthernetInterface> change(String id, UnaryOperator<EthernetInterface> change) {
        return MacAddress.ofId(id).flatMap(mac -> interfaces.change(mac, change));
    }

    private static ErrorResponseException noSuchAddress(String refusal) {
        return InterfaceProblem.NO_SUCH_INTERFACE.with(refusal);
    }
}
