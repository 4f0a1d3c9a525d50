package org.chamicore.inventory.membership;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.chamicore.inventory.change.Kind;
import org.chamicore.inventory.component.ComponentFilter;
import org.chamicore.inventory.component.ComponentFilters;
import org.chamicore.inventory.wire.EntityTags;
import org.chamicore.inventory.wire.ListRequest;
import org.chamicore.inventory.wire.Lists;
import org.chamicore.inventory.wire.Refusal;
import org.chamicore.inventory.xname.Xname;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/hsm/v2/memberships")
class MembershipController {

    private final MembershipService memberships;
    private final ComponentFilters filters;
    private final Lists lists;
    private final EntityTags tags;

    MembershipController(MembershipService memberships, ComponentFilters filters, Lists lists, EntityTags tags) {
        this.memberships = memberships;
        this.filters = filters;
        this.lists = lists;
        this.tags = tags;
    }

    @GetMapping
    void list(HttpServletRequest request, HttpServletResponse response) {
        ListRequest asked = ListRequest.of(request, response);
        ComponentFilter filter = filters.read(asked.query()::all);
        lists.array(
                asked,
                List.of(Kind.COMPONENT, Kind.MEMBERSHIP, Kind.RESERVATION),
                (page, things) -> memberships.forEach(
                        filter.on(page),
                        membership -> things.accept(membership.id().value(), membership)));
    }

    @GetMapping("/{xname}")
    ResponseEntity<Membership> find(@PathVariable String xname) {
        Xname id = Xname.find(xname).orElseThrow(() -> Refusal.at("xname", "invalid xname"));
        return memberships
                .find(id)
                .map(tags::ok)
                .orElseThrow(() -> MembershipProblem.NO_SUCH_COMPONENT.with("No such xname: " + id));
    }
}
