package org.chamicore.inventory.redfishendpoint;

import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.chamicore.inventory.redfishendpoint.EndpointOutcome.EndpointTaken;
import org.chamicore.inventory.redfishendpoint.EndpointOutcome.FqdnTaken;
import org.chamicore.inventory.redfishendpoint.EndpointOutcome.InterfaceTaken;
import org.chamicore.inventory.redfishendpoint.EndpointOutcome.Registered;
import org.chamicore.inventory.wire.Created;
import org.chamicore.inventory.wire.Message;
import org.chamicore.inventory.wire.QueryParameters;
import org.chamicore.inventory.wire.StreamedJson;
import org.chamicore.inventory.xname.Xname;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(EndpointController.PATH)
class EndpointController {

    static final String PATH = "/hsm/v2/Inventory/RedfishEndpoints";

    private final EndpointService endpoints;
    private final PayloadReader payloads;
    private final StreamedJson streamed;

    EndpointController(EndpointService endpoints, PayloadReader payloads, StreamedJson streamed) {
        this.endpoints = endpoints;
        this.payloads = payloads;
        this.streamed = streamed;
    }

    @GetMapping
    void list(@RequestParam MultiValueMap<String, String> parameters, HttpServletResponse response) {
        QueryParameters query = QueryParameters.of(parameters);
        EndpointFilter filter = EndpointFilter.of(query::all);
        streamed.object(
                response, "RedfishEndpoints", (Consumer<RedfishEndpoint> list) -> endpoints.forEach(filter, list));
    }

    @GetMapping("/{xname}")
    RedfishEndpoint find(@PathVariable String xname) {
        return Xname.find(xname)
                .flatMap(endpoints::find)
                .orElseThrow(() -> EndpointProblem.NO_SUCH_ENDPOINT.with("no such xname."));
    }

    @PostMapping
    ResponseEntity<List<Created>> create(@RequestBody EndpointSpec sent) {
        List<Registration> registrations = sent.redfishEndpoints() == null ? one(sent) : list(sent.redfishEndpoints());
        List<RedfishEndpoint> stored =
                registrations.isEmpty() ? List.of() : registered(endpoints.create(registrations));
        return Created.all(
                PATH, stored.stream().map(each -> PATH + "/" + each.id()).toList());
    }

    @PutMapping("/{xname}")
    RedfishEndpoint replace(@PathVariable String xname, @RequestBody EndpointSpec sent) {
        String name = sent.id() == null ? "" : sent.id();
        if (!name.isEmpty() && !Xname.find(name).equals(Xname.find(xname))) {
            throw EndpointProblem.INVALID_ENDPOINT.with("xname in URL and PUT body do not match");
        }
        Registration registration = read(xname, sent, "couldn't validate endpoint data: ");
        return registered(endpoints.replace(registration)).getFirst();
    }

    @DeleteMapping("/{xname}")
    Message delete(@PathVariable String xname) {
        Xname id = Xname.find(xname)
                .orElseThrow(() -> EndpointProblem.INVALID_ENDPOINT.with("Argument was not a valid xname ID"));
        if (!endpoints.delete(id)) {
            throw EndpointProblem.NO_SUCH_ENDPOINT.with("no such xname.");
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

    private List<Registration> one(EndpointSpec sent) {
        return sent.equals(EndpointSpec.NOTHING)
                ? List.of()
                : List.of(read(sent.id(), sent, "couldn't validate endpoint data: "));
    }

    private List<Registration> list(List<@Nullable EndpointSpec> sent) {
        List<Registration> registrations = new ArrayList<>();
        for (EndpointSpec each : sent) {
            EndpointSpec spec = Objects.requireNonNullElse(each, EndpointSpec.NOTHING);
            registrations.add(read(
                    spec.id(), spec, "couldn't validate endpoint data at idx %d: ".formatted(registrations.size())));
        }
        return registrations;
    }

    private Registration read(@Nullable String name, EndpointSpec sent, String prefix) {
        try {
            RedfishEndpoint endpoint = EndpointSpecs.read(name, sent);
            return new Registration(endpoint, payloads.read(endpoint, sent));
        } catch (InvalidEndpointException invalid) {
            throw EndpointProblem.INVALID_ENDPOINT.with(prefix + invalid.getMessage());
        }
    }

    private static List<RedfishEndpoint> registered(EndpointOutcome outcome) {
        return switch (outcome) {
            case Registered(List<RedfishEndpoint> stored) -> stored;
            case EndpointTaken() -> throw conflict("resource that has the same FQDN or xname ID.");
            case FqdnTaken() -> throw conflict("resource that has the same FQDN");
            case InterfaceTaken(var mac) ->
                throw conflict("component ethernet interface that has the same MAC address.");
        };
    }

    private static ErrorResponseException conflict(String what) {
        return EndpointProblem.CONFLICT.with("operation would conflict with an existing " + what);
    }
}
