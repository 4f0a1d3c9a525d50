package org.chamicore.cloudinit.instance;

/** All that can come of putting an instance. */
enum PutOutcome {
    CREATED,
    REPLACED
}
