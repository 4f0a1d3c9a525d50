package org.chamicore.inventory.wire;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.web.util.UriUtils;

/** The parameters of a request's query; the case of their names is the client's own. */
public final class QueryParameters {

    private final Map<String, List<String>> values = new LinkedHashMap<>();

    private QueryParameters() {}

    public static QueryParameters of(Map<String, List<String>> parameters) {
        QueryParameters query = new QueryParameters();
        parameters.forEach((name, values) -> {
            if (values.stream().anyMatch(value -> value.indexOf('\0') >= 0)) {
                throw FilterField.refused(name, "%s holds a NUL character".formatted(name));
            }
            query.values
                    .computeIfAbsent(name.toLowerCase(Locale.ROOT), each -> new ArrayList<>())
                    .addAll(values);
        });
        return query;
    }

    /** All values of a parameter, in their order; empty when it was not given. */
    public List<String> all(String name) {
        return List.copyOf(values.getOrDefault(name, List.of()));
    }

    public Optional<String> first(String name) {
        return all(name).stream().findFirst();
    }

    /** Whether a switch is on; what is no truth value leaves it off. */
    public boolean isOn(String name) {
        return first(name).flatMap(Truth::find).orElse(false);
    }

    /** Whether nothing else is given than these. */
    boolean hasOnly(Set<String> names) {
        return names.containsAll(values.keySet());
    }

    /** The same with one value for a parameter. */
    QueryParameters with(String name, String value) {
        QueryParameters query = new QueryParameters();
        query.values.putAll(values);
        query.values.put(name, List.of(value));
        return query;
    }

    /** As it is written in an address, in the order of the names: the same text for the same question. */
    String encoded() {
        return new TreeMap<>(values)
                .entrySet().stream()
                        .flatMap(each ->
                                each.getValue().stream().map(value -> encoded(each.getKey()) + "=" + encoded(value)))
                        .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return UriUtils.encode(text, StandardCharsets.UTF_8);
    }
}
