package org.chamicore.inventory.redfishendpoint;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.chamicore.inventory.change.Kind;
import org.chamicore.inventory.wire.EntityTags;
import org.chamicore.inventory.wire.IfMatch;
import org.chamicore.inventory.wire.ListRequest;
import org.chamicore.inventory.wire.Lists;
import org.chamicore.inventory.wire.Message;
import org.chamicore.inventory.wire.Refusal;
import org.chamicore.inventory.xname.ComponentType;
import org.chamicore.inventory.xname.Xname;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Endpoints as they are, and their end. */
@RestController
@RequestMapping(RegistrationController.PATH)
class EndpointController {

    private final EndpointService endpoints;
    private final Lists lists;
    private final EntityTags tags;

    EndpointController(EndpointService endpoints, Lists lists, EntityTags tags) {
        this.endpoints = endpoints;
        this.lists = lists;
        this.tags = tags;
    }

    @GetMapping
    void list(HttpServletRequest request, HttpServletResponse response) {
        ListRequest asked = ListRequest.of(request, response);
        EndpointFilter filter = EndpointFilter.of(asked.query()::all);
        lists.object(
                asked,
                List.of(Kind.REDFISH_ENDPOINT),
                "RedfishEndpoints",
                (page, things) -> endpoints.forEach(
                        filter, page, each -> things.accept(each.id().value(), each)));
    }

    /** Every endpoint, for the whole system; nothing else can be asked for. */
    @GetMapping("/Query/{xname}")
    void query(@PathVariable String xname, HttpServletRequest request, HttpServletResponse response) {
        boolean isEverything = Xname.find(xname)
                .map(Xname::type)
                .filter(type -> type == ComponentType.SYSTEM || type == ComponentType.ALL)
                .isPresent();
        if (!isEverything) {
            throw Refusal.at("xname", "not yet implemented");
        }
        list(request, response);
    }

    @GetMapping("/{xname}")
    ResponseEntity<RedfishEndpoint> find(@PathVariable String xname) {
        return Xname.find(xname).flatMap(endpoints::find).map(tags::ok).orElseThrow(EndpointController::noSuchXname);
    }

    @DeleteMapping("/{xname}")
    Message delete(
            @PathVariable String xname,
            @RequestHeader(name = HttpHeaders.IF_MATCH, defaultValue = IfMatch.NONE) IfMatch demanded) {
        Xname id = Xname.find(xname).orElseThrow(() -> Refusal.at("xname", "Argument was not a valid xname ID"));
        if (!endpoints.delete(id, demanded)) {
            throw noSuchXname();
        }
        return Message.deletedOne();
    }

    @DeleteMapping
    Message deleteAll() {
        int deleted = endpoints.deleteAll();
        if (deleted == 0) {
            throw EndpointProblem.NOTHING_TO_DELETE.with("no entries to delete");
        }
        return Message.deleted(deleted);
    }

    private static ErrorResponseException noSuchXname() {
        return EndpointProblem.NO_SUCH_ENDPOINT.with("no such xname.");
    }
}
