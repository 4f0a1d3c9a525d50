package org.chamicore.inventory.component;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.chamicore.inventory.wire.IfMatch;
import org.chamicore.inventory.wire.Refusal;
import org.chamicore.inventory.xname.Xname;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Components as clients make them known. */
@RestController
@RequestMapping("/hsm/v2/State/Components")
class ComponentRegistrationController {

    record Creation(
            @JsonProperty("Components") @Nullable List<@Nullable ComponentSpec> components,
            @JsonProperty("Force") @Nullable Boolean force) {}

    record Replacement(
            @JsonProperty("Component") @Nullable ComponentSpec component,
            @JsonProperty("Force") @Nullable Boolean force) {}

    private final ComponentRegistration components;
    private final ComponentSpecs specs;

    ComponentRegistrationController(ComponentRegistration components, ComponentSpecs specs) {
        this.components = components;
        this.specs = specs;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void create(@RequestBody Creation creation) {
        List<ComponentSpec> sent = Stream.ofNullable(creation.components())
                .flatMap(List::stream)
                .map(spec -> Objects.requireNonNullElse(spec, ComponentSpec.NOTHING))
                .toList();
        if (sent.isEmpty() || sent.getFirst().isNameless()) {
            throw Refusal.at("Components", "Missing Components");
        }
        components.create(specs.readAll(sent), Boolean.TRUE.equals(creation.force()));
    }

    @PutMapping("/{xname}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void replace(
            @PathVariable String xname,
            @RequestBody Replacement replacement,
            @RequestHeader(name = HttpHeaders.IF_MATCH, defaultValue = IfMatch.NONE) IfMatch demanded) {
        ComponentSpec sent = Objects.requireNonNullElse(replacement.component(), ComponentSpec.NOTHING);
        if (!sent.isNameless() && !Xname.find(String.valueOf(sent.id())).equals(Xname.find(xname))) {
            throw Refusal.at("Component.ID", "ID in URL and POST body do not match");
        }
        components.put(specs.read(xname, sent), Boolean.TRUE.equals(replacement.force()), demanded);
    }
}
