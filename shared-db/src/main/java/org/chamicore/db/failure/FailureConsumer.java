package org.chamicore.db.failure;

import java.util.Optional;

/** A consumer of events that can try again what it gave up. */
public interface FailureConsumer {

    /** As it stands in its failures. */
    String consumer();

    /** Whether this process is the one that consumes. */
    boolean leads();

    /**
     * Tries once more; it may do no harm where that has been done before.
     *
     * @return why it did not go well; empty where it did
     */
    Optional<String> redrive(EventFailure failure);
}
