package org.chamicore.inventory.component;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.chamicore.inventory.Api;
import org.chamicore.inventory.InventoryTest;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Reads that come at the same time share a statement; nobody gets one that began before he asked. */
@InventoryTest
class ReadOwnWritesTest {

    private static final String COMPONENTS = "/hsm/v2/State/Components";
    private static final int CLIENTS = 16;
    private static final int WRITES = 25;

    private final Api api;

    ReadOwnWritesTest(@LocalServerPort int port) {
        api = new Api(port);
    }

    @Test
    void whoHasWrittenReadsWhatHeWrote() throws Exception {
        List<Future<?>> clients = new ArrayList<>();
        try (ExecutorService all = Executors.newFixedThreadPool(CLIENTS)) {
            for (int client = 0; client < CLIENTS; client++) {
                String node = "x2700c0s%db0n0".formatted(client);
                api.post(COMPONENTS, "{\"Components\":[{\"ID\":\"%s\",\"State\":\"On\"}]}".formatted(node));
                clients.add(all.submit(() -> writeAndRead(COMPONENTS + "/" + node)));
            }
            for (Future<?> client : clients) {
                client.get();
            }
        }
    }

    private void writeAndRead(String node) {
        for (int nid = 1; nid <= WRITES; nid++) {
            assertThat(api.patch(node + "/NID", "{\"NID\":%d}".formatted(nid)).status())
                    .isEqualTo(204);
            assertThat(api.get(node).text()).endsWith("\"NID\":%d}".formatted(nid));
        }
        assertThat(api.delete(node).status()).isEqualTo(200);
        assertThat(api.get(node).status()).isEqualTo(404);
    }
}
