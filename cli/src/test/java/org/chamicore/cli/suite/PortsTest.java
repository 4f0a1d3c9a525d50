package org.chamicore.cli.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Map;
import org.chamicore.cli.console.RefusedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PortsTest {

    @Test
    void anEmptyEnvironmentGivesTheKnownPorts() {
        assertThat(Ports.read(name -> null).byVariable())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "CHAMICORE_INVENTORY_PORT", 27779,
                        "CHAMICORE_BOOT_PORT", 27778,
                        "CHAMICORE_CLOUD_INIT_PORT", 27777,
                        "CHAMICORE_AUTH_PORT", 3333,
                        "CHAMICORE_DB_PORT", 5433));
    }

    @Test
    void everyPortCanBeMoved() {
        Map<String, String> environment = Map.of(
                "CHAMICORE_INVENTORY_PORT", "1001",
                "CHAMICORE_BOOT_PORT", "1002",
                "CHAMICORE_CLOUD_INIT_PORT", " 1003 ",
                "CHAMICORE_AUTH_PORT", "1004",
                "CHAMICORE_DB_PORT", "1005");
        Ports ports = Ports.read(environment::get);
        assertThat(ports.byVariable().values()).containsExactlyInAnyOrder(1001, 1002, 1003, 1004, 1005);
        assertThat(ports.of(Service.CLOUD_INIT)).isEqualTo(1003);
        assertThat(ports.database()).isEqualTo(1005);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "0", "65536", "-1", "3333.5", "999999999999"})
    void whatIsNoPortIsRefusedByName(String text) {
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> Ports.read(Map.of("CHAMICORE_BOOT_PORT", text)::get))
                .withMessageContaining("CHAMICORE_BOOT_PORT is '%s'".formatted(text));
    }

    @Test
    void twoThingsOnOnePortAreRefusedByName() {
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> Ports.read(Map.of("CHAMICORE_BOOT_PORT", "3333")::get))
                .withMessageContaining("CHAMICORE_BOOT_PORT")
                .withMessageContaining("CHAMICORE_AUTH_PORT");
    }

    @Test
    void aReplicaHasItsOwnPortAndTheOthersStay() {
        Ports ports = Ports.read(name -> null).with(Service.BOOT, 28000);
        assertThat(ports.of(Service.BOOT)).isEqualTo(28000);
        assertThat(ports.of(Service.AUTH)).isEqualTo(3333);
    }
}
