package org.chamicore.inventory.powermap;

import java.util.List;
import org.chamicore.inventory.xname.Xname;

/**
 * What feeds a component; neither need exist.
 *
 * @param id the component
 * @param poweredBy what feeds it, each named once, in its client's order
 */
record PowerMap(Xname id, List<Xname> poweredBy) {

    PowerMap {
        poweredBy = poweredBy.stream().distinct().toList();
    }
}
