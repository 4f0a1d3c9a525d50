package org.chamicore.inventory.lock;

/** One component spoils a request that is to be carried out as a whole or not at all; nothing is. */
class LockRefusedException extends RuntimeException {

    LockRefusedException(FailureReason reason) {
        super(reason.detail());
    }
}
