package org.chamicore.inventory.componentendpoint;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.chamicore.inventory.wire.FilterField;
import org.chamicore.inventory.xname.ComponentType;
import org.chamicore.inventory.xname.Xname;
import org.jspecify.annotations.Nullable;

/**
 * Which component endpoints are meant.
 *
 * @param parameters those of the one query that finds component endpoints
 */
record ComponentEndpointFilter(Map<String, @Nullable Object> parameters) {

    private static final List<FilterField> FIELDS = List.of(
            name("id"),
            name("redfish_ep"),
            new FilterField(
                    "type",
                    false,
                    text -> ComponentType.find(text).map(ComponentType::label),
                    "Argument was not a valid HMS Type"),
            new FilterField("redfish_type", true, Optional::of, ""));

    static ComponentEndpointFilter of(Function<String, List<String>> query) {
        Map<String, @Nullable Object> parameters = new HashMap<>();
        FIELDS.forEach(field -> field.addTo(parameters, query.apply(field.column())));
        return new ComponentEndpointFilter(parameters);
    }

    private static FilterField name(String column) {
        return new FilterField(
                        column, false, text -> Xname.find(text).map(Xname::value), "Argument was not a valid xname ID")
                .ranged();
    }
}
