package org.chamicore.cloudinit.group;

/** All that can come of putting a group. */
enum PutOutcome {
    CREATED,
    REPLACED
}
