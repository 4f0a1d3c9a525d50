package org.chamicore.cloudinit.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chamicore.cloudinit.WholeService;
import org.junit.jupiter.api.Test;

/** Many nodes fetch while their group is written again and again: no document mixes two versions, and none goes back in time. */
class ConsistencyTest extends WholeService {

    private static final int NODES = 1000;
    private static final int CLIENTS = 40;
    private static final int VERSIONS = 40;
    private static final Pattern PAIR =
            Pattern.compile("Description: version (\\d+)\\n *first: (\\d+)\\n *second: (\\d+)\\n");

    @Test
    void everyDocumentIsOfOneVersion() throws Exception {
        put(0);
        for (int node = 0; node < NODES; node++) {
            INVENTORY.node("x50c0s%db0n0".formatted(node), 5000 + node, address(node), "[\"versioned\"]");
        }
        for (int node = 0; node < NODES; node++) {
            String address = address(node);
            soon().until(() -> asNode(address, "/meta-data").body().contains("version 0"));
        }
        AtomicBoolean writing = new AtomicBoolean(true);
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> fetching = new ArrayList<>();
            for (int client = 0; client < CLIENTS; client++) {
                int first = client;
                fetching.add(clients.submit(() -> fetchWhile(writing, first)));
            }
            for (int version = 1; version <= VERSIONS; version++) {
                put(version);
            }
            soon().until(() -> version(asNode(address(0), "/meta-data").body()) == VERSIONS);
            writing.set(false);
            for (Future<Integer> each : fetching) {
                assertThat(each.get()).isGreaterThanOrEqualTo(NODES / CLIENTS);
            }
        }
        for (int node = 0; node < NODES; node++) {
            assertThat(version(asNode(address(node), "/meta-data").body())).isEqualTo(VERSIONS);
        }
    }

    /** Fetches for every so many-th node, round after round, each at least once. */
    private int fetchWhile(AtomicBoolean writing, int first) {
        int fetched = 0;
        int[] last = new int[NODES];
        do {
            for (int node = first; node < NODES; node += CLIENTS) {
                int version = version(asNode(address(node), "/meta-data").body());
                assertThat(version).isGreaterThanOrEqualTo(last[node]);
                last[node] = version;
                fetched++;
            }
        } while (writing.get());
        return fetched;
    }

    private static String address(int node) {
        return "10.50.%d.%d".formatted(node / 250, node % 250 + 1);
    }

    private static int version(String metaData) {
        Matcher pair = PAIR.matcher(metaData);
        assertThat(pair.find()).describedAs(metaData).isTrue();
        assertThat(pair.group(1)).isEqualTo(pair.group(2)).isEqualTo(pair.group(3));
        return Integer.parseInt(pair.group(1));
    }

    private void put(int version) {
        assertThat(write("PUT", "/admin/groups/versioned", """
                        {"description": "version %d", "meta-data": {"first": %d, "second": %d}, "file": {"content": "#!/bin/sh\\n# %d"}}
                        """.formatted(version, version, version, version))
                        .statusCode())
                .isIn(200, 201);
    }
}
