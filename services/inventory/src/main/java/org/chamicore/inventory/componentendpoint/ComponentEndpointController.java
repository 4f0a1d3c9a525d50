package org.chamicore.inventory.componentendpoint;

import jakarta.servlet.http.HttpServletResponse;
import java.util.function.Consumer;
import org.chamicore.inventory.wire.QueryParameters;
import org.chamicore.inventory.wire.StreamedJson;
import org.chamicore.inventory.xname.Xname;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/hsm/v2/Inventory/ComponentEndpoints")
class ComponentEndpointController {

    private final ComponentEndpointService endpoints;
    private final StreamedJson streamed;

    ComponentEndpointController(ComponentEndpointService endpoints, StreamedJson streamed) {
        this.endpoints = endpoints;
        this.streamed = streamed;
    }

    @GetMapping
    void list(@RequestParam MultiValueMap<String, String> parameters, HttpServletResponse response) {
        QueryParameters query = QueryParameters.of(parameters);
        ComponentEndpointFilter filter = ComponentEndpointFilter.of(query::all);
        streamed.object(
                response, "ComponentEndpoints", (Consumer<ComponentEndpoint> list) -> endpoints.forEach(filter, list));
    }

    @GetMapping("/{xname}")
    ComponentEndpoint find(@PathVariable String xname) {
        Xname id = Xname.find(xname)
                .orElseThrow(() -> ComponentEndpointProblem.INVALID_XNAME.with("Argument was not a valid xname ID"));
        return endpoints
                .find(id)
                .orElseThrow(() -> ComponentEndpointProblem.NO_SUCH_COMPONENT_ENDPOINT.with("no such xname."));
    }
}
