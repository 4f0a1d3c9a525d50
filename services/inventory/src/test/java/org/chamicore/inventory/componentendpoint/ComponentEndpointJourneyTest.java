package org.chamicore.inventory.componentendpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.chamicore.inventory.Api;
import org.chamicore.inventory.Feed;
import org.chamicore.inventory.Golden;
import org.chamicore.inventory.InventoryTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@InventoryTest
class ComponentEndpointJourneyTest {

    private static final String ENDPOINTS = "/hsm/v2/Inventory/ComponentEndpoints";
    private static final String NODE = ENDPOINTS + "/x2000c0s1b0n0";
    private static final String COMPONENTS = "/hsm/v2/State/Components";
    private static final String HARDWARE = "/hsm/v2/Inventory/Hardware";

    private final Api api;
    private final Feed feed;

    ComponentEndpointJourneyTest(@LocalServerPort int port) {
        api = new Api(port);
        feed = new Feed(api);
    }

    @BeforeEach
    void oneBmcWithTwoNodes() {
        Stream.of("/hsm/v2/Inventory/RedfishEndpoints", "/hsm/v2/Inventory/EthernetInterfaces", COMPONENTS, HARDWARE)
                .forEach(api::delete);
        api.post("/hsm/v2/Inventory/RedfishEndpoints", Golden.text("magellan/request.json"));
        api.post(HARDWARE, """
                {"Hardware": [{"ID": "x2000c0s1b0n0", "NodeLocationInfo": {}, "PopulatedFRU": {"NodeFRUInfo": {}}}]}
                """);
        feed.skip();
    }

    @Test
    void componentOfADeletedOneIsEmptyAndKeepsItsHardware() {
        assertThat(api.delete(NODE).text()).isEqualTo("{\"code\":0,\"message\":\"deleted 1 entry\"}");

        assertThat(api.get(COMPONENTS + "/x2000c0s1b0n0").json().path("State").asString())
                .isEqualTo("Empty");
        assertThat(api.get(COMPONENTS + "/x2000c0s1b0n0").json().path("Flag").asString())
                .isEqualTo("OK");
        assertThat(api.get(COMPONENTS + "/x2000c0s1b0").json().path("State").asString())
                .isEqualTo("Ready");
        assertThat(api.get(HARDWARE).json()).hasSize(1);
        assertThat(feed.next())
                .extracting(change -> change.path("kind").asString() + " "
                        + change.path("key").asString())
                .containsExactly("component x2000c0s1b0n0", "component_endpoint x2000c0s1b0n0");
        assertThat(api.delete(NODE).detail()).isEqualTo("no such xname.");
        assertThat(api.delete(NODE).status()).isEqualTo(404);
        assertThat(api.delete(ENDPOINTS + "/zz").status()).isEqualTo(400);
        assertThat(api.delete(ENDPOINTS + "/zz").detail()).isEqualTo("Argument was not a valid xname ID");
    }

    @Test
    void componentsOfAllDeletedOnesAreEmpty() {
        assertThat(api.delete(ENDPOINTS).text()).isEqualTo("{\"code\":0,\"message\":\"deleted 3 entries\"}");

        assertThat(api.get(COMPONENTS).json().path("Components"))
                .extracting(each -> each.path("State").asString())
                .containsOnly("Empty");
        assertThat(feed.next()).hasSize(6);
        assertThat(api.delete(ENDPOINTS).status()).isEqualTo(404);
        assertThat(api.delete(ENDPOINTS).detail()).isEqualTo("no entries to delete");
    }
}
