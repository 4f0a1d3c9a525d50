package org.chamicore.db.failure;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Says on the health page whether events wait. One that was given up does not make the service ill: it goes on with the others. */
class EventHealth implements HealthIndicator {

    private final UnprocessedEvents events;

    EventHealth(UnprocessedEvents events) {
        this.events = events;
    }

    @Override
    public Health health() {
        return Health.up()
                .withDetail("failed", events.failed())
                .withDetail("oldestUnprocessedSeconds", events.oldest().toMillis() / 1000.0)
                .build();
    }
}
