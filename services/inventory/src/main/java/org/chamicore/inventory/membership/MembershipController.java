package org.chamicore.inventory.membership;

import jakarta.servlet.http.HttpServletResponse;
import java.util.function.Consumer;
import org.chamicore.inventory.component.ComponentFilter;
import org.chamicore.inventory.component.ComponentFilters;
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
@RequestMapping("/hsm/v2/memberships")
class MembershipController {

    private final MembershipService memberships;
    private final ComponentFilters filters;
    private final StreamedJson streamed;

    MembershipController(MembershipService memberships, ComponentFilters filters, StreamedJson streamed) {
        this.memberships = memberships;
        this.filters = filters;
        this.streamed = streamed;
    }

    @GetMapping
    void list(@RequestParam MultiValueMap<String, String> parameters, HttpServletResponse response) {
        QueryParameters query = QueryParameters.of(parameters);
        ComponentFilter filter = filters.read(query::all);
        streamed.array(response, (Consumer<Membership> list) -> memberships.forEach(filter, list));
    }

    @GetMapping("/{xname}")
    Membership find(@PathVariable String xname) {
        Xname id = Xname.find(xname).orElseThrow(() -> MembershipProblem.INVALID_XNAME.with("invalid xname"));
        return memberships.find(id).orElseThrow(() -> MembershipProblem.NO_SUCH_COMPONENT.with("No such xname: " + id));
    }
}
