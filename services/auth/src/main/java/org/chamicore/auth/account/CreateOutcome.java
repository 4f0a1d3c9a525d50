package org.chamicore.auth.account;

/** All that can come of creating an account. */
sealed interface CreateOutcome {

    record Created(ServiceAccount account) implements CreateOutcome {}

    record ClientIdTaken() implements CreateOutcome {}
}
