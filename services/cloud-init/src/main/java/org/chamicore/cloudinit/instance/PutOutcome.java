package org.chamicore.cloudinit.instance;

/** All that can come of putting an instance. */
public enum PutOutcome {
    CREATED,
    REPLACED
}
