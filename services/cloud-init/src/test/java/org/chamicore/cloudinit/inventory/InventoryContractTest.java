package org.chamicore.cloudinit.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.chamicore.cloudinit.WholeService;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A node of which the service knows no more than stands in tests/contracts gets its documents. */
class InventoryContractTest extends WholeService {

    private static final Path CONTRACT =
            Path.of(System.getProperty("chamicore.root"), "tests", "contracts", "cloud-init-inventory.json");

    @Test
    void isAllThatANodesDocumentsNeed() throws IOException {
        for (JsonNode thing :
                JsonMapper.shared().readTree(Files.readString(CONTRACT)).path("things")) {
            INVENTORY.put(
                    thing.path("kind").asString(),
                    thing.path("key").asString(),
                    thing.path("value").toString());
        }
        write("POST", "/admin/groups", """
                {"name": "contract-cloud-init", "file": {"content": "#cloud-config\\npackages: [a]\\n", "encoding": "plain"}}""");

        soon().untilAsserted(() -> {
            assertThat(asNode("10.30.2.1", "/meta-data").body())
                    .contains("local-hostname: \"30020\"", "local_ipv4: 10.30.2.1");
            assertThat(asNode("10.30.2.1", "/vendor-data").body()).contains("/contract-cloud-init.yaml");
        });
    }
}
