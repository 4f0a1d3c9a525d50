package org.chamicore.inventory.redfishendpoint;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.chamicore.inventory.wire.Created;
import org.chamicore.inventory.wire.EntityTags;
import org.chamicore.inventory.wire.Refusal;
import org.chamicore.inventory.xname.Xname;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Discovery, as it is where it is switched off: a request is checked and taken, and nobody walks, for that is the work of
 * magellan, which tells what it finds. So its state stays as it was at the beginning.
 */
@RestController
@RequestMapping("/hsm/v2/Inventory")
class DiscoveryController {

    private static final String STATUS = "/hsm/v2/Inventory/DiscoveryStatus/0";
    private static final DiscoveryStatus NEVER = new DiscoveryStatus(0, "NotStarted", Instant.EPOCH, Map.of());

    record Wish(
            @Nullable List<@Nullable String> xnames,
            @Nullable Boolean force) {}

    record DiscoveryStatus(
            @JsonProperty("ID") int id,
            @JsonProperty("Status") String status,
            @JsonProperty("LastUpdateTime") Instant lastUpdateTime,
            @JsonProperty("Details") Map<String, String> details) {}

    private final EndpointService endpoints;
    private final EntityTags tags;
    private final JsonMapper json;

    DiscoveryController(EndpointService endpoints, EntityTags tags, JsonMapper json) {
        this.endpoints = endpoints;
        this.tags = tags;
        this.json = json;
    }

    @PostMapping("/Discover")
    List<Created> discover(@RequestBody(required = false) byte @Nullable [] body) {
        Wish wish = read(body);
        List<String> names = Optional.ofNullable(wish.xnames()).orElseGet(List::of).stream()
                .map(name -> Objects.requireNonNullElse(name, ""))
                .toList();
        if (names.isEmpty() && !endpoints.areThereAny()) {
            throw EndpointProblem.NO_SUCH_ENDPOINT.with("RedfishEndpoints collection is empty");
        }
        List<Xname> ids =
                names.stream().flatMap(name -> Xname.find(name).stream()).toList();
        Set<Xname> known = endpoints.known(ids);
        for (int index = 0; index < names.size(); index++) {
            String name = names.get(index);
            if (Xname.find(name).filter(known::contains).isEmpty()) {
                throw Refusal.at(
                        HttpStatus.NOT_FOUND, "xnames[%d]".formatted(index), "No such RedfishEndpoint: " + name);
            }
        }
        return List.of(new Created(STATUS));
    }

    @GetMapping("/DiscoveryStatus")
    ResponseEntity<List<DiscoveryStatus>> statuses() {
        return tags.ok(List.of(NEVER));
    }

    @GetMapping("/DiscoveryStatus/{id}")
    ResponseEntity<DiscoveryStatus> status(@PathVariable String id) {
        if (!id.matches("[0-9]+")) {
            throw Refusal.at("id", "DiscoveryStatus ID not an unsigned integer");
        }
        if (!id.matches("0+")) {
            throw EndpointProblem.NO_SUCH_ENDPOINT.with("no such DiscoveryStatus ID.");
        }
        return tags.ok(NEVER);
    }

    private Wish read(byte @Nullable [] body) {
        try {
            @Nullable Wish wish = json.readValue(body == null ? new byte[0] : body, Wish.class);
            if (wish != null) {
                return wish;
            }
        } catch (JacksonException malformed) {
            String field = malformed.getPath().stream()
                    .map(each ->
                            each.getPropertyName() == null ? "[%d]".formatted(each.getIndex()) : each.getPropertyName())
                    .collect(Collectors.joining());
            throw notUnderstood(field.isEmpty() ? "body" : field);
        }
        throw notUnderstood("body");
    }

    private static ErrorResponseException notUnderstood(String field) {
        return Refusal.at(field, "POST body was not understood");
    }
}
