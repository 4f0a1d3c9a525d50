package org.chamicore.inventory.component;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.chamicore.db.pool.ServicePool;
import org.chamicore.inventory.Api;
import org.chamicore.inventory.InventoryTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A reader who goes away in the middle of a long list. */
@InventoryTest
class GoneReaderTest {

    private static final String COMPONENTS = "/hsm/v2/State/Components";
    private static final int MANY = 60_000;

    private final int port;
    private final Api api;
    private final ServicePool pool;

    GoneReaderTest(@LocalServerPort int port, @Autowired ServicePool pool) {
        this.port = port;
        this.api = new Api(port);
        this.pool = pool;
    }

    @AfterEach
    void empty() {
        api.delete(COMPONENTS);
    }

    private int inUse() {
        return pool.getHikariPoolMXBean().getActiveConnections();
    }

    @Test
    void givesItsConnectionBackBeforeTheListIsThrough() throws IOException {
        String all = IntStream.range(0, MANY)
                .mapToObj("{\"ID\":\"x3900c0s%db0n0\",\"State\":\"On\"}"::formatted)
                .collect(Collectors.joining(",", "{\"Components\":[", "]}"));
        assertThat(api.post(COMPONENTS, all).status()).isEqualTo(204);

        try (Socket reader = new Socket()) {
            reader.setReceiveBufferSize(4096);
            reader.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            reader.getOutputStream()
                    .write("GET %s?type=Node HTTP/1.1\r\nHost: localhost\r\n\r\n"
                            .formatted(COMPONENTS)
                            .getBytes(StandardCharsets.US_ASCII));
            assertThat(reader.getInputStream().readNBytes(1000)).hasSize(1000);
            await().during(Duration.ofMillis(300)).atMost(10, SECONDS).until(() -> inUse() >= 1);
        }
        await().atMost(15, SECONDS).untilAsserted(() -> assertThat(inUse()).isZero());
    }
}
