package org.chamicore.inventory.membership;

import java.util.Set;
import org.chamicore.inventory.xname.Xname;

/** What comes of components joining a group or a partition. */
public sealed interface Joined {

    /** All of them are in it now. */
    record All() implements Joined {}

    /**
     * None of them may be in it, because of some.
     *
     * @param members those with this fault, one at least
     */
    record Refused(Fault fault, Set<Xname> members) implements Joined {
        public Refused {
            members = Set.copyOf(members);
        }
    }

    /** Why a component may not join. */
    enum Fault {
        NO_SUCH_COMPONENT,
        ALREADY_MEMBER,
        IN_ANOTHER
    }
}
