package org.chamicore.inventory.componentendpoint;

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

@RestController
@RequestMapping("/hsm/v2/Inventory/ComponentEndpoints")
class ComponentEndpointController {

    private final ComponentEndpointService endpoints;
    private final Lists lists;
    private final EntityTags tags;

    ComponentEndpointController(ComponentEndpointService endpoints, Lists lists, EntityTags tags) {
        this.endpoints = endpoints;
        this.lists = lists;
        this.tags = tags;
    }

    @GetMapping
    void list(HttpServletRequest request, HttpServletResponse response) {
        ListRequest asked = ListRequest.of(request, response);
        ComponentEndpointFilter filter = ComponentEndpointFilter.of(asked.query()::all);
        lists.object(
                asked,
                List.of(Kind.COMPONENT_ENDPOINT),
                "ComponentEndpoints",
                (page, things) -> endpoints.forEach(
                        filter, page, each -> things.accept(each.id().value(), each)));
    }

    @GetMapping("/{xname}")
    ResponseEntity<ComponentEndpoint> find(@PathVariable String xname) {
        return endpoints.find(id(xname)).map(tags::ok).orElseThrow(ComponentEndpointController::noSuchXname);
    }

    @DeleteMapping("/{xname}")
    Message delete(
            @PathVariable String xname,
            @RequestHeader(name = HttpHeaders.IF_MATCH, defaultValue = IfMatch.NONE) IfMatch demanded) {
        if (!endpoints.delete(id(xname), demanded)) {
            throw noSuchXname();
        }
        return Message.deletedOne();
    }

    @DeleteMapping
    Message deleteAll() {
        int deleted = endpoints.deleteAll();
        if (deleted == 0) {
            throw ComponentEndpointProblem.NOTHING_TO_DELETE.with("no entries to delete");
        }
        return Message.deleted(deleted);
    }

    private static Xname id(String text) {
        return Xname.find(text).orElseThrow(() -> Refusal.at("xname", "Argument was not a valid xname ID"));
    }

    private static ErrorResponseException noSuchXname() {
        return ComponentEndpointProblem.NO_SUCH_COMPONENT_ENDPOINT.with("no such xname.");
    }
}
