package org.chamicore.cloudinit.group;

/** All that can come of adding a group. */
enum AddOutcome {
    ADDED,
    EXISTS
}
