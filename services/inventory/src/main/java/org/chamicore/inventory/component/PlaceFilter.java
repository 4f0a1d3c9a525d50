package org.chamicore.inventory.component;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.chamicore.inventory.wire.FilterField;
import org.chamicore.inventory.wire.Ranges;
import org.chamicore.inventory.wire.Span;
import org.chamicore.inventory.xname.Xname;
import org.jspecify.annotations.Nullable;

/**
 * The part of a query that says where: at these places, at and below these, or anywhere. What is no name is nowhere, as clients
 * expect that ask for whatever they once heard of.
 */
final class PlaceFilter {

    private static final Set<String> EVERYTHING = Set.of("s0", "all");

    private PlaceFilter() {}

    /** No place in particular. */
    static Map<String, @Nullable Object> anywhere() {
        return parameters(true, List.of(), List.of(), List.of());
    }

    /** Everywhere that one of these numbers is. */
    static Map<String, @Nullable Object> numbered(List<Span> nids) {
        return parameters(false, List.of(), List.of(), nids);
    }

    /**
     * The places that are named.
     *
     * @param texts names, ranges of names, and node numbers
     * @param withAllBelow whether what is below a place counts, too
     */
    static Map<String, @Nullable Object> named(List<String> texts, boolean withAllBelow) {
        List<String> names = new ArrayList<>();
        List<Span> nids = new ArrayList<>();
        try {
            List<String> plain = new ArrayList<>();
            for (String text : texts) {
                List<Span> spans = Ranges.nids(text);
                nids.addAll(spans);
                if (spans.isEmpty()) {
                    plain.add(text);
                }
            }
            Ranges.expandAll(plain).forEach(name -> Xname.find(name).ifPresent(id -> names.add(id.value())));
        } catch (IllegalArgumentException wrong) {
            throw FilterField.refused("ComponentIDs", "Argument was not a valid xname ID: " + wrong.getMessage());
        }
        return parameters(names.stream().anyMatch(EVERYTHING::contains), names, withAllBelow ? names : List.of(), nids);
    }

    private static Map<String, @Nullable Object> parameters(
            boolean anywhere, List<String> places, List<String> roots, List<Span> nids) {
        Map<String, @Nullable Object> parameters = new HashMap<>();
        parameters.put("anywhere", anywhere);
        parameters.put("places", places.toArray(String[]::new));
        parameters.put("roots", roots.toArray(String[]::new));
        NidFilter.addTo(parameters, "place_nid", nids);
        return parameters;
    }
}
