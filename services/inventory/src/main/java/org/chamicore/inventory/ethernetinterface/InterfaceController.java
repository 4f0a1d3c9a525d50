package org.chamicore.inventory.ethernetinterface;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.chamicore.inventory.change.Kind;
import org.chamicore.inventory.wire.Created;
import org.chamicore.inventory.wire.EntityTags;
import org.chamicore.inventory.wire.IfMatch;
import org.chamicore.inventory.wire.ListRequest;
import org.chamicore.inventory.wire.Lists;
import org.chamicore.inventory.wire.Message;
import org.chamicore.inventory.wire.Page;
import org.chamicore.inventory.wire.Refusal;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
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

@RestController
@RequestMapping(InterfaceController.PATH)
class InterfaceController {

    static final String PATH = "/hsm/v2/Inventory/EthernetInterfaces";

    private final InterfaceService interfaces;
    private final InterfaceSpecs specs;
    private final Lists lists;
    private final EntityTags tags;

    InterfaceController(InterfaceService interfaces, InterfaceSpecs specs, Lists lists, EntityTags tags) {
        this.interfaces = interfaces;
        this.specs = specs;
        this.lists = lists;
        this.tags = tags;
    }

    @GetMapping
    void list(HttpServletRequest request, HttpServletResponse response) {
        ListRequest asked = ListRequest.of(request, response);
        InterfaceFilter filter = InterfaceFilter.of(asked.query());
        Page behind = InterfaceFilter.behind(asked.page());
        lists.array(
                asked,
                List.of(Kind.ETHERNET_INTERFACE),
                (page, things) -> interfaces.forEach(filter, behind, nic -> things.accept(nic.id(), nic)));
    }

    @GetMapping("/{id}")
    ResponseEntity<EthernetInterface> find(@PathVariable String id) {
        return MacAddress.ofId(id).flatMap(interfaces::find).map(tags::ok).orElseThrow(() -> noSuchInterface(id));
    }

    @PostMapping
    ResponseEntity<Created> create(@RequestBody InterfaceSpec sent) {
        EthernetInterface nic = specs.create(sent);
        if (!interfaces.create(nic)) {
            throw Refusal.at(
                    HttpStatus.CONFLICT,
                    "MACAddress",
                    "operation would conflict with an existing component ethernet"
                            + " interface that has the same MAC address.");
        }
        return Created.one(PATH + "/" + nic.id());
    }

    @PatchMapping("/{id}")
    ResponseEntity<EthernetInterface> change(
            @PathVariable String id,
            @RequestBody InterfaceSpec sent,
            @RequestHeader(name = HttpHeaders.IF_MATCH, defaultValue = IfMatch.NONE) IfMatch demanded) {
        InterfaceChange change = specs.change(sent);
        return MacAddress.ofId(id)
                .flatMap(mac -> interfaces.change(mac, nic -> {
                    demanded.check(nic);
                    return change.applyTo(nic);
                }))
                .map(tags::ok)
                .orElseThrow(() -> noSuchInterface(id));
    }

    @DeleteMapping("/{id}")
    Message delete(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, defaultValue = IfMatch.NONE) IfMatch demanded) {
        if (!MacAddress.ofId(id).map(mac -> interfaces.delete(mac, demanded)).orElse(false)) {
            throw InterfaceProblem.NO_SUCH_INTERFACE.with("no such component ethernet interface.");
        }
        return Message.deletedOne();
    }

    @DeleteMapping
    Message deleteAll() {
        int deleted = interfaces.deleteAll();
        if (deleted == 0) {
            throw InterfaceProblem.NOTHING_TO_DELETE.with("no entries to delete");
        }
        return Message.deleted(deleted);
    }

    static ErrorResponseException noSuchInterface(String id) {
        return InterfaceProblem.NO_SUCH_INTERFACE.with("No such component ethernet interface: " + id);
    }
}
