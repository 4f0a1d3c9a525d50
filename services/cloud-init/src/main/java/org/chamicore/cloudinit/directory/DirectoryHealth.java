package org.chamicore.cloudinit.directory;

import java.time.Duration;
import org.chamicore.db.changelog.ChangeFollower;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Whether nodes can be answered from memory, and how current that memory is. */
class DirectoryHealth implements HealthIndicator {

    private static final Duration LONGEST_AGE = Duration.ofSeconds(10);

    private final ChangeFollower follower;
    private final LiveDirectory live;

    DirectoryHealth(ChangeFollower follower, LiveDirectory live) {
        this.follower = follower;
        this.live = live;
    }

    @Override
    public Health health() {
        if (!follower.isLoaded()) {
            return Health.down()
                    .withDetail("loaded", false)
                    .withDetail("reason", "this schema was not read yet")
                    .build();
        }
        Directory directory = live.current();
        Duration age = follower.age();
        Health.Builder health = Health.up()
                .withDetail("loaded", true)
                .withDetail("inventoryRead", directory.isInventoryRead())
                .withDetail("nodes", directory.nodeCount())
                .withDetail("groups", directory.configuration().groups().size())
                .withDetail("ageSeconds", age.toMillis() / 1000.0);
        if (!directory.isInventoryRead()) {
            return health.down()
                    .withDetail("reason", "the inventory was never read")
                    .build();
        }
        if (age.compareTo(LONGEST_AGE) > 0) {
            health.status("DEGRADED")
                    .withDetail("reason", "the change log was last read %d s ago".formatted(age.toSeconds()));
        }
        return health.build();
    }
}
