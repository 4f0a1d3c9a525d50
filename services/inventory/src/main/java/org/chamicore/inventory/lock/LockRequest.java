package org.chamicore.inventory.lock;

import java.time.Duration;
import org.chamicore.inventory.component.ComponentFilter;

/**
 * What is asked of which components.
 *
 * @param flexible whether what is possible is done where not all is
 * @param duration for how long, in whole minutes; zero where nothing was said
 */
record LockRequest(ComponentFilter filter, boolean flexible, Duration duration) {}
