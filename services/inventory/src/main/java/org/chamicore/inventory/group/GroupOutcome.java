package org.chamicore.inventory.group;

/** All that can come of changing a group or who is in it; where it is not done, nothing is. */
enum GroupOutcome {
    DONE,
    NO_SUCH_GROUP,
    NO_SUCH_MEMBER,
    NO_SUCH_COMPONENT,
    LABEL_TAKEN,
    ALREADY_MEMBER,
    IN_EXCLUSIVE_GROUP
}
