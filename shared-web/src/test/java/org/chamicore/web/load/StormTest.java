package org.chamicore.web.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import org.chamicore.web.sample.SampleApplication;
import org.chamicore.web.testing.Wire;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process of its own with a small heap, asked by more callers at once than would fit into it without bounds. */
class StormTest {

    private static final int CALLERS = 3000;

    @TempDir
    private Path folder;

    private int port;
    private Process service;

    @BeforeEach
    void start() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        service = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx96m",
                        "-XX:+UseSerialGC",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SampleApplication.class.getName(),
                        "--server.port=" + port,
                        "--server.tomcat.connection-timeout=5m", // a slow machine must not turn callers away
                        "--chamicore.load.connections=1500"))
                .redirectErrorStream(true)
                .redirectOutput(new File(folder.toFile(), "log"))
                .start();
        await().atMost(60, TimeUnit.SECONDS)
                .ignoreExceptions()
                .until(() -> Wire.get(port, "/health").status() == 200);
    }

    @AfterEach
    void stop() throws InterruptedException {
        service.destroyForcibly().waitFor();
    }

    @Test
    void isOutlivedAndAnsweredByAServiceWithASmallHeap() {
        Queue<Wire> callers = new ArrayDeque<>();
        for (int caller = 0; caller < CALLERS; caller++) {
            Wire wire = Wire.to(port);
            wire.write("GET /open/text HTTP/1.1\r\nHost: localhost\r\n"); // and no more: the service holds what came
            callers.add(wire);
        }
        while (!callers.isEmpty()) {
            try (Wire wire = callers.remove()) {
                wire.write("\r\n");
                assertThat(wire.answer(false).status()).isEqualTo(200);
            }
        }
        assertThat(service.isAlive()).isTrue();
    }
}
