package org.chamicore.inventory.ethernetinterface;

import jakarta.servlet.http.HttpServletResponse;
import java.util.function.Consumer;
import org.chamicore.inventory.wire.Created;
import org.chamicore.inventory.wire.Message;
import org.chamicore.inventory.wire.QueryParameters;
import org.chamicore.inventory.wire.StreamedJson;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(InterfaceController.PATH)
class InterfaceController {

    static final String PATH = "/hsm/v2/Inventory/EthernetInterfaces";

    private final InterfaceService interfaces;
    private final InterfaceSpecs specs;
    private final StreamedJson streamed;

    InterfaceController(InterfaceService interfaces, InterfaceSpecs specs, StreamedJson streamed) {
        this.interfaces = interfaces;
        this.specs = specs;
        this.streamed = streamed;
    }

    @GetMapping
    void list(@RequestParam MultiValueMap<String, String> parameters, HttpServletResponse response) {
        InterfaceFilter filter = InterfaceFilter.of(QueryParameters.of(parameters));
        streamed.array(response, (Consumer<EthernetInterface> list) -> interfaces.forEach(filter, list));
    }

    @GetMapping("/{id}")
    EthernetInterface find(@PathVariable String id) {
        return MacAddress.ofId(id).flatMap(interfaces::find).orElseThrow(() -> noSuchInterface(id));
    }

    @PostMapping
    ResponseEntity<Created> create(@RequestBody InterfaceSpec sent) {
        EthernetInterface nic = specs.create(sent);
        if (!interfaces.create(nic)) {
            throw InterfaceProblem.CONFLICT.with("operation would conflict with an existing component ethernet"
                    + " interface that has the same MAC address.");
        }
        return Created.one(PATH + "/" + nic.id());
    }

    @PatchMapping("/{id}")
    EthernetInterface change(@PathVariable String id, @RequestBody InterfaceSpec sent) {
        InterfaceChange change = specs.change(sent);
        return MacAddress.ofId(id)
                .flatMap(mac -> interfaces.change(mac, change))
                .orElseThrow(() -> noSuchInterface(id));
    }

    @DeleteMapping("/{id}")
    Message delete(@PathVariable String id) {
        if (!MacAddress.ofId(id).map(interfaces::delete).orElse(false)) {
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

    private static ErrorResponseException noSuchInterface(String id) {
        return InterfaceProblem.NO_SUCH_INTERFACE.with("No such component ethernet interface: " + id);
    }
}
