package org.chamicore.inventory.component;

import java.util.Collection;
import java.util.Map;
import org.chamicore.inventory.component.Component.Assignment;
import org.chamicore.inventory.xname.Xname;

/** What a site wants nodes to be used for that do not exist yet. */
public interface NodeMapping {

    /** What is said of these; those of which nothing is said are left out. */
    Map<Xname, Assignment> find(Collection<Xname> ids);
}
