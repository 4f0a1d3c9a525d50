package org.chamicore.inventory.serviceendpoint;

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
@RequestMapping("/hsm/v2/Inventory/ServiceEndpoints")
class ServiceEndpointController {

    private static final String OF_ENDPOINT = "/{service}/RedfishEndpoints/{xname}";

    private final ServiceEndpointService services;
    private final Lists lists;
    private final EntityTags tags;

    ServiceEndpointController(ServiceEndpointService services, Lists lists, EntityTags tags) {
        this.services = services;
        this.lists = lists;
        this.tags = tags;
    }

    @GetMapping
    void list(HttpServletRequest request, HttpServletResponse response) {
        ListRequest asked = ListRequest.of(request, response);
        list(ServiceEndpointFilter.of(asked.query()::all), asked);
    }

    @GetMapping("/{service}")
    void list(@PathVariable String service, HttpServletRequest request, HttpServletResponse response) {
        ListRequest asked = ListRequest.of(request, response);
        list(ServiceEndpointFilter.of(asked.query()::all).of(service), asked);
    }

    @GetMapping(OF_ENDPOINT)
    ResponseEntity<ServiceEndpoint> find(@PathVariable String service, @PathVariable String xname) {
        Xname endpoint = Xname.find(xname).orElseThrow(() -> Refusal.at("xname", "Argument was not a valid xname ID"));
        return services.find(endpoint, service).map(tags::ok).orElseThrow(ServiceEndpointController::noSuchService);
    }

    @DeleteMapping(OF_ENDPOINT)
    Message delete(
            @PathVariable String service,
            @PathVariable String xname,
            @RequestHeader(name = HttpHeaders.IF_MATCH, defaultValue = IfMatch.NONE) IfMatch demanded) {
        if (!Xname.find(xname)
                .map(endpoint -> services.delete(endpoint, service, demanded))
                .orElse(false)) {
            throw noSuchService();
        }
        return Message.deletedOne();
    }

    @DeleteMapping
    Message deleteAll() {
        int deleted = services.deleteAll();
        if (deleted == 0) {
            throw ServiceEndpointProblem.NOTHING_TO_DELETE.with("no entries to delete");
        }
        return Message.deleted(deleted);
    }

    private void list(ServiceEndpointFilter filter, ListRequest asked) {
        lists.object(
                asked,
                List.of(Kind.SERVICE_ENDPOINT, Kind.REDFISH_ENDPOINT),
                "ServiceEndpoints",
                (page, things) -> services.forEach(filter, page, each -> things.accept(each.key(), each)));
    }

    private static ErrorResponseException noSuchService() {
        return ServiceEndpointProblem.NO_SUCH_SERVICE.with("no such service under redfish endpoint.");
    }
}
