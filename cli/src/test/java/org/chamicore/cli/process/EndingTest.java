package org.chamicore.cli.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class EndingTest {

    private static final Duration A_MOMENT = Duration.ofSeconds(5);

    @Test
    void aProcessThatGoesWhenAskedIsNotKilled() throws IOException {
        Process obedient = new ProcessBuilder("sleep", "600").start();
        assertThat(Ending.of(List.of(obedient.toHandle()), Duration.ofSeconds(10)))
                .isEmpty();
        assertThat(obedient.onExit()).succeedsWithin(A_MOMENT);
    }

    @Test
    void aProcessThatDoesNotGoIsKilledAfterItsGrace() throws IOException {
        Process stubborn =
                new ProcessBuilder("sh", "-c", "trap '' TERM; echo ready; while :; do sleep 1; done").start();
        stubborn.getInputStream().read(); // it ignores the signal from here on
        assertThat(Ending.of(List.of(stubborn.toHandle()), Duration.ofMillis(200)))
                .containsExactly(stubborn.toHandle());
        assertThat(stubborn.onExit()).succeedsWithin(A_MOMENT);
    }

    @Test
    void nothingToEndIsFine() {
        assertThat(Ending.of(List.of(), Duration.ofSeconds(1))).isEmpty();
    }
}
