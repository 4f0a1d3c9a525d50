package org.chamicore.inventory.partition;

import java.util.Set;
import org.chamicore.inventory.membership.Joined;
import org.chamicore.inventory.xname.Xname;

/** All that can come of changing a partition or who is in it; where it is not done, nothing is. */
sealed interface PartitionOutcome {

    /** What needs no more words. */
    enum Plain implements PartitionOutcome {
        DONE,
        NO_SUCH_PARTITION,
        NO_SUCH_MEMBER,
        NAME_TAKEN
    }

    /** Some are named more than once as its members. */
    record NamedTwice(Set<Xname> members) implements PartitionOutcome {}

    /** Some must not become its members. */
    record NotJoined(Joined.Refused why) implements PartitionOutcome {}
}
