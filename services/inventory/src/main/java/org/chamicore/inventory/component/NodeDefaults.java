package org.chamicore.inventory.component;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.chamicore.inventory.component.Component.Assignment;
import org.chamicore.inventory.xname.ComponentType;
import org.chamicore.inventory.xname.Xname;
import org.springframework.stereotype.Service;

/** What a new node is used for where nobody says otherwise; anything else is used for nothing. */
@Service
class NodeDefaults {

    private static final String ROLE = "Compute";

    private final NodeMapping mapping;

    NodeDefaults(NodeMapping mapping) {
        this.mapping = mapping;
    }

    /** The defaults of each of these: the site's own, else those that follow from the place. */
    Function<Xname, Assignment> of(Collection<Xname> ids) {
        List<Xname> nodes = ids.stream().filter(id -> id.type().isNode()).toList();
        Map<Xname, Assignment> mapped = nodes.isEmpty() ? Map.of() : mapping.find(nodes);
        return id -> Optional.ofNullable(mapped.get(id))
                .map(site -> new Assignment(Objects.requireNonNullElse(site.role(), ROLE), site.subRole(), site.nid()))
                .orElseGet(() -> byPlace(id));
    }

    static Assignment byPlace(Xname id) {
        return id.type().isNode() ? new Assignment(ROLE, null, nid(id).orElse(null)) : new Assignment(null, null, null);
    }

    /** A number that follows from the node's place; none for a place too far out to be counted. */
    private static Optional<Long> nid(Xname id) {
        char last = id.type() == ComponentType.VIRTUAL_NODE ? 'v' : 'n';
        return id.number('x').flatMap(cabinet -> id.number('c').flatMap(chassis -> id.number('s')
                .flatMap(slot -> id.number('b').flatMap(bmc -> id.number(last)
                        .map(node -> (cabinet + 1L) * 16_384 + chassis * 2_048L + slot * 32L + bmc * 4L + node)))));
    }
}
