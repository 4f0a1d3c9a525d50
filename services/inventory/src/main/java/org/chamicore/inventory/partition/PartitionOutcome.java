package org.chamicore.inventory.partition;

/** All that can come of changing a partition or who is in it; where it is not done, nothing is. */
enum PartitionOutcome {
    DONE,
    NO_SUCH_PARTITION,
    NO_SUCH_MEMBER,
    NO_SUCH_COMPONENT,
    NAME_TAKEN,
    ALREADY_MEMBER,
    IN_ANOTHER_PARTITION
}
