package org.chamicore.cloudinit.sync;

import static org.assertj.core.api.Assertions.assertThat;

import org.chamicore.cloudinit.WholeService;
import org.junit.jupiter.api.Test;

class SyncTest extends WholeService {

    @Test
    void nodesAreToldWhatTheInventorySaysOnceSyncHasAnswered() {
        for (int round = 0; round < 3; round++) {
            INVENTORY.node("x60c0s%db0n0".formatted(round), 600 + round, "10.60.0." + round, "[]");
            assertThat(write("POST", "/admin/sync", "").statusCode()).isEqualTo(204);
            assertThat(asNode("10.60.0." + round, "/meta-data").statusCode()).isEqualTo(200);
        }
    }
}
