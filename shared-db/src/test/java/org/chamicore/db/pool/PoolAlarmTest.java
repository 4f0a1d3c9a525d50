package org.chamicore.db.pool;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PoolAlarmTest {

    private final PoolAlarm alarm = new PoolAlarm(85, Duration.ofSeconds(30));

    private boolean at(long second, int percent) {
        return alarm.sample(percent, Duration.ofSeconds(second).toNanos());
    }

    @Test
    void goesOnAfterThePoolWasBusyForLongEnough() {
        assertThat(at(100, 86)).isFalse();
        assertThat(at(129, 100)).isFalse();
        assertThat(alarm.isOn()).isFalse();
        assertThat(at(130, 90)).isTrue();
        assertThat(alarm.isOn()).isTrue();
        assertThat(at(131, 90)).as("told once").isFalse();
    }

    @Test
    void staysOffWhileThePoolIsAtTheLimitAndNotAboveIt() {
        assertThat(at(0, 85)).isFalse();
        assertThat(at(60, 85)).isFalse();
        assertThat(alarm.isOn()).isFalse();
    }

    @Test
    void beginsAnewAfterABreak() {
        at(0, 100);
        at(29, 10);
        assertThat(at(31, 100)).isFalse();
        assertThat(at(60, 100)).isFalse();
        assertThat(at(61, 100)).isTrue();
    }

    @Test
    void goesOffAfterThePoolWasFreeForAsLong() {
        at(0, 100);
        at(30, 100);
        assertThat(at(31, 10)).isFalse();
        assertThat(alarm.isOn()).isTrue();
        assertThat(at(60, 10)).isFalse();
        assertThat(at(61, 10)).isTrue();
        assertThat(alarm.isOn()).isFalse();
    }
}
