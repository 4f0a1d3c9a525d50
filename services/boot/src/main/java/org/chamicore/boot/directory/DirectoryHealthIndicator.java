package org.chamicore.boot.directory;

import java.time.Duration;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponseException;

/** The part {@code directory} of the health page: whether nodes can be answered, and from how old a memory. */
@Component
class DirectoryHealthIndicator implements HealthIndicator {

    private static final Status DEGRADED = new Status("DEGRADED");
    private static final Duration OLD = Duration.ofSeconds(10);

    private final CurrentDirectory current;
    private final Freshness freshness;

    DirectoryHealthIndicator(CurrentDirectory current, Freshness freshness) {
        this.current = current;
        this.freshness = freshness;
    }

    @Override
    public Health health() {
        try {
            Directory directory = current.get();
            Duration age = freshness.age();
            return Health.status(current.isComplete() ? age.compareTo(OLD) < 0 ? Status.UP : DEGRADED : Status.DOWN)
                    .withDetail("loaded", true)
                    .withDetail("inventoryHeard", current.isComplete())
                    .withDetail("nodes", directory.nodeCount())
                    .withDetail("configurations", directory.configurationCount())
                    .withDetail("ageSeconds", age.toMillis() / 1e3)
                    .build();
        } catch (ErrorResponseException notLoaded) {
            return Health.down().withDetail("loaded", false).build();
        }
    }
}
