package org.chamicore.web.feed;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;

/** Whether the neighbour's feed is followed, and how old what we have may be. */
class FeedHealth implements HealthIndicator {

    private static final Duration SLACK = Duration.ofSeconds(10);

    private final Supplier<FeedState> feed;
    private final Duration wait;
    private final Supplier<String> breaker;

    FeedHealth(Supplier<FeedState> feed, Duration wait, Supplier<String> breaker) {
        this.feed = feed;
        this.wait = wait;
        this.breaker = breaker;
    }

    @Override
    public Health health() {
        FeedState state = feed.get();
        Health.Builder health =
                new Health.Builder(Status.UP).withDetail("leads", state.leads()).withDetail("breaker", breaker.get());
        if (state.lastContact() != null) {
            Duration age = Duration.between(state.lastContact(), Instant.now());
            health.withDetail("lastContact", state.lastContact())
                    .withDetail("ageSeconds", age.toSeconds())
                    .withDetail("lagSeconds", state.lag().toMillis() / 1000.0);
            if (state.leads() && age.compareTo(wait.plus(SLACK)) > 0) {
                health.status("DEGRADED")
                        .withDetail("reason", "the neighbour has not answered for " + age.toSeconds() + " s");
            }
        }
        if (state.failure() != null) {
            health.status("DEGRADED").withDetail("reason", "the feed cannot be followed: " + state.failure());
        }
        return health.build();
    }
}
