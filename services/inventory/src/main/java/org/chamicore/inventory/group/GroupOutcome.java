package org.chamicore.inventory.group;

import java.util.Set;
import org.chamicore.inventory.membership.Joined;
import org.chamicore.inventory.xname.Xname;

/** All that can come of changing a group or who is in it; where it is not done, nothing is. */
sealed interface GroupOutcome {

    /** What needs no more words. */
    enum Plain implements GroupOutcome {
        DONE,
        NO_SUCH_GROUP,
        NO_SUCH_MEMBER,
        LABEL_TAKEN
    }

    /** Some are named more than once as its members. */
    record NamedTwice(Set<Xname> members) implements GroupOutcome {}

    /** Some must not become its members. */
    record NotJoined(Joined.Refused why) implements GroupOutcome {}
}
