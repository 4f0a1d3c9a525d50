package org.chamicore.cli.suite;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import org.chamicore.cli.console.RefusedException;
import org.junit.jupiter.api.Test;

class PortCheckTest {

    @Test
    void freePortsPass() {
        assertThatNoException()
                .isThrownBy(() -> PortCheck.refuseTaken(FreePorts.choose().byVariable()));
    }

    @Test
    void aTakenPortIsRefusedWithTheSettingThatMovesIt() throws IOException {
        try (ServerSocket everywhere = new ServerSocket(0);
                ServerSocket loopback = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatExceptionOfType(RefusedException.class)
                    .isThrownBy(() -> PortCheck.refuseTaken(Map.of(
                            "CHAMICORE_BOOT_PORT",
                            everywhere.getLocalPort(),
                            "CHAMICORE_DB_PORT",
                            loopback.getLocalPort())))
                    .withMessageContaining("Port %d is taken".formatted(everywhere.getLocalPort()))
                    .withMessageContaining("set CHAMICORE_BOOT_PORT")
                    .withMessageContaining("Port %d is taken".formatted(loopback.getLocalPort()))
                    .withMessageContaining("set CHAMICORE_DB_PORT");
        }
    }
}
