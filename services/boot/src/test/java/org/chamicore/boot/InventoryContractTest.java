package org.chamicore.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The service sends what tests/contracts says, and boots a node of which it knows no more than stands there. */
class InventoryContractTest extends RunningBoot {

    private static final Path CONTRACT =
            Path.of(System.getProperty("chamicore.root"), "tests", "contracts", "boot-inventory.json");

    @Test
    void isAllThatBootingNeeds() throws IOException {
        JsonNode contract = JsonMapper.shared().readTree(Files.readString(CONTRACT));
        JsonNode component = contract.at("/calls/0/body");
        JsonNode networkInterface = contract.at("/calls/1/body");

        write("POST", "/unknown/02:00:00:30:01:01/adopt", """
                {"xname": "x3001c0s1b0n0", "nid": 30010, "role": "Compute", "subRole": "Worker"}""");
        assertThat(INVENTORY.registered()).contains(component, networkInterface);

        for (JsonNode thing : contract.path("things")) {
            INVENTORY.put(
                    thing.path("kind").asString(),
                    thing.path("key").asString(),
                    thing.path("value").toString());
        }
        write("PUT", "/bootparameters", "{\"hosts\": [\"group:contract-boot\"], \"kernel\": \"k30\"}");
        write("POST", "/sync", "");
        for (String mac : new String[] {"02:00:00:30:01:01", "02:00:00:30:01:02"}) {
            assertThat(get("/bootscript?mac=" + mac).body()).contains(" k30 xname=x3001c0s1b0n0 nid=30010 ");
        }
        assertThat(get("/hosts?role=Compute&subrole=Worker").body()).contains("x3001c0s1b0n0");
    }
}
