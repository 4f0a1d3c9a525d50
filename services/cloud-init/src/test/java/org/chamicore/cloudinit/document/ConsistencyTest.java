package org.chamicore.cloudinit.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.chamicore.cloudinit.WholeService;
import org.junit.jupiter.api.Test;

/**
 * A thousand nodes fetch while two groups are written together again and again: no document mixes two versions, not even one of one
 * group with another of the other, and none goes back in time.
 */
class ConsistencyTest extends WholeService {

    private static final int NODES = 1000;
    private static final int CLIENTS = 200;
    private static final int VERSIONS = 40;
    private static final Pattern PAIR =
            Pattern.compile("versioned-.:\\n *Description: version (\\d+)\\n *first: (\\d+)\\n *second: (\\d+)\\n");

    @Test
    void everyDocumentIsOfOneVersion() throws Exception {
        put(0);
        for (int node = 0; node < NODES; node++) {
            INVENTORY.node(
                    "x50c0s%db0n0".formatted(node), 5000 + node, address(node), "[\"versioned-a\", \"versioned-b\"]");
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
        List<String> numbers = PAIR.matcher(metaData)
                .results()
                .flatMap(pair -> Stream.of(pair.group(1), pair.group(2), pair.group(3)))
                .toList();
        assertThat(numbers).describedAs(metaData).hasSize(6).containsOnly(numbers.getFirst());
        return Integer.parseInt(numbers.getFirst());
    }

    private void put(int version) {
        String group = """
                {"description": "version %d", "meta-data": {"first": %d, "second": %d}, "file": {"content": "#!/bin/sh\\n# %d"}}
                """.formatted(version, version, version, version);
        assertThat(write(
                                "POST",
                                "/admin/import",
                                "{\"groups\": {\"versioned-a\": %s, \"versioned-b\": %s}}".formatted(group, group))
                        .statusCode())
                .isEqualTo(200);
    }
}
