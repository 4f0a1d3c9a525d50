package org.chamicore.cloudinit.version;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UptimeTest {

    @ParameterizedTest
    @CsvSource({
        "PT0S, 0s",
        "PT0.25S, 0.25s",
        "PT1.5S, 1.5s",
        "PT2M, 2m0s",
        "PT3H2M1.5S, 3h2m1.5s",
        "PT1H, 1h0m0s",
        "PT50H, 50h0m0s",
        "PT10S, 10s",
        "PT1.0009S, 1s"
    })
    void spanIsWrittenAsClientsKnowIt(Duration span, String text) {
        assertThat(Uptime.text(span)).isEqualTo(text);
    }
}
