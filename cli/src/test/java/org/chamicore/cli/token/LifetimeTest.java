package org.chamicore.cli.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class LifetimeTest {

    @Test
    void everyUnitIsRead() {
        assertThat(new Lifetime().convert("90s")).isEqualTo(Duration.ofSeconds(90));
        assertThat(new Lifetime().convert("30m")).isEqualTo(Duration.ofMinutes(30));
        assertThat(new Lifetime().convert("24h")).isEqualTo(Duration.ofDays(1));
        assertThat(new Lifetime().convert("1d")).isEqualTo(Duration.ofDays(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "h", "59s", "25h", "2d", "-1h", "1h30m", "99999999999s", "1.5h"})
    void whatAuthWouldRefuseIsRefusedHere(String text) {
        assertThatExceptionOfType(TypeConversionException.class)
                .isThrownBy(() -> new Lifetime().convert(text))
                .withMessageContaining("60s to 24h");
    }
}
