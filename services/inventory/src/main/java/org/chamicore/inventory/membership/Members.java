package org.chamicore.inventory.membership;

import java.util.List;
import org.chamicore.inventory.xname.Xname;

/** Those who are in a group or partition, ordered by name. */
public record Members(List<Xname> ids) {

    public Members {
        ids = List.copyOf(ids);
    }
}
