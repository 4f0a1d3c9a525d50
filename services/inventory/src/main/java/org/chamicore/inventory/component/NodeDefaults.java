package org.chamicore.inventory.component;

import java.util.Optional;
import org.chamicore.inventory.component.Component.Assignment;
import org.chamicore.inventory.xname.ComponentType;
import org.chamicore.inventory.xname.Xname;

/** What a new node is used for where nobody says otherwise; anything else is used for nothing. */
final class NodeDefaults {

    private static final String ROLE = "Compute";

    private NodeDefaults() {}

    static Assignment of(Xname id) {
        return isNode(id) ? new Assignment(ROLE, null, nid(id).orElse(null)) : new Assignment(null, null, null);
    }

    /** A number that follows from the node's place; none for a place too far out to be counted. */
    private static Optional<Long> nid(Xname id) {
        char last = id.type() == ComponentType.VIRTUAL_NODE ? 'v' : 'n';
        return id.number('x').flatMap(cabinet -> id.number('c').flatMap(chassis -> id.number('s')
                .flatMap(slot -> id.number('b').flatMap(bmc -> id.number(last)
                        .map(node -> (cabinet + 1L) * 16_384 + chassis * 2_048L + slot * 32L + bmc * 4L + node)))));
    }

    private static boolean isNode(Xname id) {
        return id.type() == ComponentType.NODE || id.type() == ComponentType.VIRTUAL_NODE;
    }
}
