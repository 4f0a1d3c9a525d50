package org.chamicore.cloudinit.group;

/** All that can come of putting a group. */
public enum PutOutcome {
    CREATED,
    REPLACED
}
