package org.chamicore.inventory.redfishendpoint;

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
 * Which endpoints are meant.
 *
 * @param parameters those of the one query that finds endpoints
 */
record EndpointFilter(Map<String, @Nullable Object> parameters) {

    private static final List<FilterField> FIELDS = List.of(
            new FilterField(
                            "id",
                            false,
                            text -> Xname.find(text).map(Xname::value),
                            "Argument was not a valid xname ID")
                    .ranged(),
            new FilterField(
                    "type",
                    false,
                    text -> ComponentType.find(text).map(ComponentType::label),
                    "Argument was not a valid HMS Type"),
            exact("fqdn"),
            exact("uuid"),
            exact("macaddr"),
            exact("ipaddress"),
            exact("laststatus"));

    static EndpointFilter of(Function<String, List<String>> query) {
        Map<String, @Nullable Object> parameters = new HashMap<>();
        FIELDS.forEach(field -> field.addTo(parameters, query.apply(field.column())));
        return new EndpointFilter(parameters);
    }

    private static FilterField exact(String column) {
        return new FilterField(column, true, Optional::of, "");
    }
}
