package org.chamicore.inventory.component;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.chamicore.inventory.wire.BodyQuery;
import org.chamicore.inventory.wire.ListRequest;
import org.chamicore.inventory.wire.Lists;
import org.chamicore.inventory.wire.Refusal;
import org.chamicore.inventory.wire.Span;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Components at and below given places, or with given numbers. */
@RestController
@RequestMapping("/hsm/v2/State/Components")
class ComponentQueryController {

    private static final Set<String> NUMBERS = Set.of("nid", "nid_start", "nid_end");

    private final ComponentService components;
    private final ComponentFilters filters;
    private final Lists lists;

    ComponentQueryController(ComponentService components, ComponentFilters filters, Lists lists) {
        this.components = components;
        this.filters = filters;
        this.lists = lists;
    }

    @GetMapping("/Query/{xname}")
    void below(@PathVariable String xname, HttpServletRequest request, HttpServletResponse response) {
        ListRequest asked = ListRequest.of(request, response);
        boolean typed = !asked.query().all("type").isEmpty();
        answer(
                asked,
                filters.read(asked.query()::all).with(PlaceFilter.named(List.of(xname), typed)),
                asked.query()::isOn);
    }

    @PostMapping("/Query")
    void below(@RequestBody JsonNode body, HttpServletRequest request, HttpServletResponse response) {
        BodyQuery query = BodyQuery.of(body);
        List<String> places = query.all("componentids");
        if (places.isEmpty()) {
            throw Refusal.at("ComponentIDs", "Missing IDs");
        }
        Map<String, @Nullable Object> where =
                PlaceFilter.named(places, !query.all("type").isEmpty());
        answer(ListRequest.of(request, response), filters.read(query::all).with(where), query::isOn);
    }

    @PostMapping("/ByNID/Query")
    void numbered(@RequestBody JsonNode body, HttpServletRequest request, HttpServletResponse response) {
        BodyQuery query = BodyQuery.of(body);
        List<Span> nids = new ArrayList<>();
        query.all("nidranges").forEach(range -> nids.addAll(NidRange.read(range)));
        if (nids.isEmpty()) {
            throw Refusal.at("NIDRanges", "Missing NID ranges");
        }
        ComponentFilter filter = filters.read(name -> NUMBERS.contains(name) ? List.of() : query.all(name));
        answer(ListRequest.of(request, response), filter.with(PlaceFilter.numbered(nids)), query::isOn);
    }

    private void answer(ListRequest asked, ComponentFilter filter, Predicate<String> isOn) {
        ComponentView view = ComponentView.chosenBy(isOn);
        lists.object(
                asked,
                ComponentFilters.kinds(asked.query()::all),
                "Components",
                (page, things) -> components.forEach(
                        filter.on(page),
                        component -> things.accept(component.id().value(), view.of(component))));
    }
}
