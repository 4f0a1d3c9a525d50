package org.chamicore.db.health;

import java.time.Duration;
import java.util.Optional;

/** Knows the events that this service has yet to process. */
@FunctionalInterface
public interface EventBacklog {

    /** How old the oldest of them is; empty while there is none. */
    Optional<Duration> oldestUnprocessed();
}
