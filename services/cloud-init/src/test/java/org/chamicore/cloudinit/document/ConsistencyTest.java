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

    private static final int NODES = 40;
    private static final int VERSIONS = 60;
    private static final Pattern PAIR =
            Pattern.compile("Description: version (\\d+)\\n *first: (\\d+)\\n *second: (\\d+)\\n");

    @Test
    void everyDocumentIsOfOneVersion() throws Exception {
        put(0);
        for (int node = 0; node < NODES; node++) {
            INVENTORY.node("x50c0s%db0n0".formatted(node), 5000 + node, "10.50.0." + node, "[\"versioned\"]");
        }
        soon().until(() -> asNode("10.50.0.0", "/meta-data").body().contains("version 0"));
        soon().until(() ->
                asNode("10.50.0.%d".formatted(NODES - 1), "/meta-data").body().contains("version 0"));
        AtomicBoolean writing = new AtomicBoolean(true);
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> nodes = new ArrayList<>();
            for (int node = 0; node < NODES; node++) {
                String address = "10.50.0." + node;
                nodes.add(clients.submit(() -> fetchWhile(writing, address)));
            }
            for (int version = 1; version <= VERSIONS; version++) {
                put(version);
            }
            soon().until(() -> version(asNode("10.50.0.0", "/meta-data").body()) == VERSIONS);
            writing.set(false);
            for (Future<Integer> node : nodes) {
                assertThat(node.get()).isPositive();
            }
        }
        assertThat(version(asNode("10.50.0.1", "/meta-data").body())).isEqualTo(VERSIONS);
    }

    private int fetchWhile(AtomicBoolean writing, String address) {
        int fetched = 0;
        int last = 0;
        while (writing.get()) {
            int version = version(asNode(address, "/meta-data").body());
            assertThat(version).isGreaterThanOrEqualTo(last);
            last = version;
            fetched++;
        }
        return fetched;
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
