package org.chamicore.web.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Health;

class FeedHealthTest {

    private static final Duration LONG_POLL = Duration.ofSeconds(10);

    @Test
    void isUpBeforeAnythingHappened() {
        assertThat(health(FeedState.NEW).getStatus().getCode()).isEqualTo("UP");
    }

    @Test
    void isUpWhileTheNeighbourAnswers() {
        Health health = health(new FeedState(true, Instant.now(), null, Duration.ofMillis(1500)));
        assertThat(health.getStatus().getCode()).isEqualTo("UP");
        assertThat(health.getDetails()).containsEntry("leads", true).containsEntry("lagSeconds", 1.5);
    }

    @Test
    void isDegradedWhenTheNeighbourRefuses() {
        Health health = health(new FeedState(true, Instant.now(), "no", Duration.ZERO));
        assertThat(health.getStatus().getCode()).isEqualTo("DEGRADED");
        assertThat(health.getDetails()).containsEntry("reason", "the feed cannot be followed: no");
    }

    @Test
    void isDegradedWhenTheNeighbourHangs() {
        Health health = health(new FeedState(true, Instant.now().minusSeconds(25), null, Duration.ZERO));
        assertThat(health.getStatus().getCode()).isEqualTo("DEGRADED");
        assertThat(health.getDetails()).containsEntry("reason", "the neighbour has not answered for 25 s");
    }

    @Test
    void isUpWhereAnotherProcessFollows() {
        Health health = health(new FeedState(false, Instant.now().minusSeconds(2500), null, Duration.ZERO));
        assertThat(health.getStatus().getCode()).isEqualTo("UP");
        assertThat(health.getDetails()).containsEntry("leads", false);
    }

    private static Health health(FeedState state) {
        return Optional.ofNullable(new FeedHealth(() -> state, LONG_POLL, () -> "closed").health())
                .orElseThrow();
    }
}
