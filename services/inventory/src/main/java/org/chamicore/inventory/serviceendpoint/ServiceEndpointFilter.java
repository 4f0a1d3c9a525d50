package org.chamicore.inventory.serviceendpoint;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.chamicore.inventory.wire.FilterField;
import org.chamicore.inventory.xname.Xname;
import org.jspecify.annotations.Nullable;

/**
 * Which service endpoints are meant.
 *
 * @param parameters those of the one query that finds service endpoints
 */
record ServiceEndpointFilter(Map<String, @Nullable Object> parameters) {

    private static final FilterField SERVICE = new FilterField("service", true, Optional::of, "");
    private static final FilterField ENDPOINT = new FilterField(
                    "redfish_ep",
                    false,
                    text -> Xname.find(text).map(Xname::value),
                    "Argument was not a valid xname ID")
            .ranged();

    static ServiceEndpointFilter of(Function<String, List<String>> query) {
        Map<String, @Nullable Object> parameters = new HashMap<>();
        SERVICE.addTo(parameters, query.apply("service"));
        ENDPOINT.addTo(parameters, query.apply("redfish_ep"));
        return new ServiceEndpointFilter(parameters);
    }

    /** The same, of one service only. */
    ServiceEndpointFilter of(String service) {
        parameters.put("service", new String[] {service});
        return this;
    }
}
