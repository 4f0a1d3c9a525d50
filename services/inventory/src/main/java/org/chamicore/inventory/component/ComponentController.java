package org.chamicore.inventory.component;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.chamicore.inventory.wire.Message;
import org.chamicore.inventory.wire.QueryParameters;
import org.chamicore.inventory.wire.StreamedJson;
import org.chamicore.inventory.xname.Xname;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/hsm/v2/State/Components")
class ComponentController {

    record Creation(
            @JsonProperty("Components") @Nullable List<@Nullable ComponentSpec> components,
            @JsonProperty("Force") @Nullable Boolean force) {}

    record Replacement(
            @JsonProperty("Component") @Nullable ComponentSpec component,
            @JsonProperty("Force") @Nullable Boolean force) {}

    private final ComponentService components;
    private final ComponentFilters filters;
    private final ComponentSpecs specs;
    private final StreamedJson streamed;

    ComponentController(
            ComponentService components, ComponentFilters filters, ComponentSpecs specs, StreamedJson streamed) {
        this.components = components;
        this.filters = filters;
        this.specs = specs;
        this.streamed = streamed;
    }

    @GetMapping
    void list(@RequestParam MultiValueMap<String, String> parameters, HttpServletResponse response) {
        QueryParameters query = QueryParameters.of(parameters);
        ComponentFilter filter = filters.read(query::all);
        ComponentView view = ComponentView.chosenBy(
                name -> query.first(name).flatMap(ComponentFilters::truth).equals(Optional.of("true")));
        streamed.object(
                response,
                "Components",
                (Consumer<Object> list) -> components.forEach(filter, component -> list.accept(view.of(component))));
    }

    @GetMapping("/{xname}")
    Component find(@PathVariable String xname) {
        return Xname.find(xname)
                .flatMap(components::find)
                .orElseThrow(() -> ComponentProblem.NO_SUCH_COMPONENT.with("no such xname."));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void create(@RequestBody Creation creation) {
        List<ComponentSpec> sent = Stream.ofNullable(creation.components())
                .flatMap(List::stream)
                .map(spec -> Objects.requireNonNullElse(spec, ComponentSpec.NOTHING))
                .toList();
        if (sent.isEmpty() || sent.getFirst().isNameless()) {
            throw ComponentProblem.INVALID_COMPONENT.with("Missing Components");
        }
        try {
            components.create(
                    sent.stream().map(spec -> specs.read(spec.id(), spec)).toList(),
                    Boolean.TRUE.equals(creation.force()));
        } catch (InvalidSpecException invalid) {
            throw ComponentProblem.INVALID_COMPONENT.with("couldn't validate components: " + invalid.getMessage());
        }
    }

    @PutMapping("/{xname}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void replace(@PathVariable String xname, @RequestBody Replacement replacement) {
        ComponentSpec sent = Objects.requireNonNullElse(replacement.component(), ComponentSpec.NOTHING);
        if (!sent.isNameless() && !Xname.find(String.valueOf(sent.id())).equals(Xname.find(xname))) {
            throw ComponentProblem.INVALID_COMPONENT.with("ID in URL and POST body do not match");
        }
        try {
            components.create(List.of(specs.read(xname, sent)), Boolean.TRUE.equals(replacement.force()));
        } catch (InvalidSpecException invalid) {
            throw ComponentProblem.INVALID_COMPONENT.with("couldn't validate component: " + invalid.getMessage());
        }
    }

    @DeleteMapping("/{xname}")
    Message delete(@PathVariable String xname) {
        Xname id = Xname.find(xname).orElseThrow(() -> ComponentProblem.INVALID_COMPONENT.with("invalid xname"));
        if (!components.delete(id)) {
            throw ComponentProblem.NO_SUCH_COMPONENT.with("no such xname.");
        }
        return Message.deletedOne();
    }

    @DeleteMapping
    Message deleteAll() {
        int deleted = components.deleteAll();
        if (deleted == 0) {
            throw ComponentProblem.NOTHING_TO_DELETE.with("no entries to delete");
        }
        return Message.deleted(deleted);
    }
}
