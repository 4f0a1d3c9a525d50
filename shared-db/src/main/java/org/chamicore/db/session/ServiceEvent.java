package org.chamicore.db.session;

import java.time.Instant;
import java.util.Map;

/** Something that befell a process; {@code event} is of the form {@code domain.entity}. */
record ServiceEvent(Instant occurredAt, String event, Map<String, ?> details) {

    ServiceEvent {
        details = Map.copyOf(details);
        if (!event.matches("[a-z_]+\\.[a-z_]+")) {
            throw new IllegalArgumentException("an event is named like pool.degraded, and not " + event);
        }
    }
}
