package org.chamicore.inventory.redfishendpoint;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.chamicore.inventory.redfishendpoint.EndpointOutcome.EndpointTaken;
import org.chamicore.inventory.redfishendpoint.EndpointOutcome.FqdnTaken;
import org.chamicore.inventory.redfishendpoint.EndpointOutcome.InterfaceTaken;
import org.chamicore.inventory.redfishendpoint.EndpointOutcome.NoSuchEndpoint;
import org.chamicore.inventory.redfishendpoint.EndpointOutcome.Registered;
import org.chamicore.inventory.wire.Created;
import org.chamicore.inventory.wire.EntityTags;
import org.chamicore.inventory.wire.FieldError;
import org.chamicore.inventory.wire.IfMatch;
import org.chamicore.inventory.wire.InvalidItemException;
import org.chamicore.inventory.wire.Items;
import org.chamicore.inventory.wire.Refusal;
import org.chamicore.inventory.xname.Xname;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Endpoints as clients make them known, with all that they manage. */
@RestController
@RequestMapping(RegistrationController.PATH)
class RegistrationController {

    static final String PATH = "/hsm/v2/Inventory/RedfishEndpoints";

    private static final String LIST = "RedfishEndpoints";
    private static final String INVALID = "couldn't validate endpoint data: ";

    private final EndpointService endpoints;
    private final PayloadReader payloads;
    private final EntityTags tags;

    RegistrationController(EndpointService endpoints, PayloadReader payloads, EntityTags tags) {
        this.endpoints = endpoints;
        this.payloads = payloads;
        this.tags = tags;
    }

    @PostMapping
    ResponseEntity<List<Created>> create(@RequestBody EndpointSpec sent) {
        String list = sent.redfishEndpoints() == null ? "" : LIST;
        List<Registration> registrations = registrations(sent);
        List<RedfishEndpoint> stored =
                registrations.isEmpty() ? List.of() : registered(endpoints.create(registrations), list);
        return Created.all(
                PATH, stored.stream().map(each -> PATH + "/" + each.id()).toList());
    }

    @PutMapping("/{xname}")
    ResponseEntity<RedfishEndpoint> replace(
            @PathVariable String xname,
            @RequestBody EndpointSpec sent,
            @RequestHeader(name = HttpHeaders.IF_MATCH, defaultValue = IfMatch.NONE) IfMatch demanded) {
        String name = sent.id() == null ? "" : sent.id();
        if (!name.isEmpty() && !Xname.find(name).equals(Xname.find(xname))) {
            throw Refusal.at("ID", "xname in URL and PUT body do not match");
        }
        Registration registration = Items.read("", sent, spec -> read(xname, spec), INVALID);
        return tags.ok(registered(endpoints.replace(registration, demanded), "").getFirst());
    }

    @PatchMapping("/{xname}")
    ResponseEntity<RedfishEndpoint> change(
            @PathVariable String xname,
            @RequestBody EndpointSpec sent,
            @RequestHeader(name = HttpHeaders.IF_MATCH, defaultValue = IfMatch.NONE) IfMatch demanded) {
        Xname id = Xname.find(xname).orElseThrow(() -> Refusal.at("xname", "xname in URL is not valid"));
        EndpointOutcome outcome =
                Items.read("", sent, spec -> endpoints.change(id, new EndpointPatch(spec), demanded), INVALID);
        if (outcome instanceof NoSuchEndpoint) {
            throw EndpointProblem.NO_SUCH_ENDPOINT.with("No such entry: " + id);
        }
        return tags.ok(registered(outcome, "").getFirst());
    }

    private List<Registration> registrations(EndpointSpec sent) {
        if (sent.equals(EndpointSpec.NOTHING)) {
            return List.of();
        }
        if (sent.redfishEndpoints() == null) {
            Registration registration = Items.read("", sent, spec -> read(spec.id(), spec), INVALID);
            return List.of(registration);
        }
        return Items.readAll(
                LIST,
                sent.redfishEndpoints(),
                each -> {
                    EndpointSpec spec = Objects.requireNonNullElse(each, EndpointSpec.NOTHING);
                    return read(spec.id(), spec);
                },
                "couldn't validate endpoint data at idx %d: "::formatted);
    }

    /**
     * Reads an endpoint that is to be as it was sent. A blank password is none, for that is what answers show.
     *
     * @throws InvalidItemException when it breaks a rule
     */
    private Registration read(@Nullable String name, EndpointSpec sent) {
        RedfishEndpoint endpoint = EndpointSpecs.read(name, sent);
        Password password = sent.password();
        return new Registration(
                endpoint,
                payloads.read(endpoint, sent),
                password == null || password.text().isEmpty() ? null : password);
    }

    private static List<RedfishEndpoint> registered(EndpointOutcome outcome, String list) {
        return switch (outcome) {
            case Registered(List<RedfishEndpoint> stored) -> stored;
            case EndpointTaken(List<Integer> places) ->
                throw conflict("resource that has the same FQDN or xname ID.", list, places, "ID");
            case FqdnTaken() -> throw conflict("resource that has the same FQDN", list, List.of(0), "FQDN");
            case InterfaceTaken(List<Integer> places) ->
                throw conflict(
                        "component ethernet interface that has the same MAC address.",
                        list,
                        places,
                        "ethernet_interfaces");
            case NoSuchEndpoint() -> throw EndpointProblem.NO_SUCH_ENDPOINT.with("no such xname.");
        };
    }

    private static ErrorResponseException conflict(String what, String list, List<Integer> places, String field) {
        Stream<String> fields = list.isEmpty()
                ? Stream.of(field)
                : places.stream().map(place -> "%s[%d].%s".formatted(list, place, field));
        return Refusal.of(
                HttpStatus.CONFLICT,
                "operation would conflict with an existing " + what,
                fields.map(each -> new FieldError(each, "is taken")).toList());
    }
}
