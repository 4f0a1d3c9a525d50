package org.chamicore.inventory.ethernetinterface;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.chamicore.inventory.Api;
import org.chamicore.inventory.Feed;
import org.chamicore.inventory.InventoryTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@InventoryTest
class InterfaceJourneyTest {

    private static final String INTERFACES = "/hsm/v2/Inventory/EthernetInterfaces";
    private static final String NIC = INTERFACES + "/022200000001";

    private final Api api;
    private final Feed feed;

    InterfaceJourneyTest(@LocalServerPort int port) {
        api = new Api(port);
        feed = new Feed(api);
    }

    @BeforeEach
    void oneInterface() {
        api.delete(INTERFACES);
        api.post(INTERFACES, """
                {"MACAddress": "02-22-00-00-00-01", "ComponentID": "x2200c0s0b0n0", "Description": "a",
                 "IPAddresses": [{"IPAddress": "10.22.0.1", "Network": "NMN"}]}
                """);
        feed.skip();
    }

    @Test
    void changeOfAddressesMovesTheTimeAndReplacesThem() {
        JsonNode before = api.get(NIC).json();

        JsonNode after = api.patch(
                        NIC, "{\"IPAddresses\":[{\"IPAddress\":\"10.22.0.2\"},{\"IPAddress\":\"10.22.0.1\"}]}")
                .json();

        assertThat(after.path("IPAddresses").toString())
                .isEqualTo("[{\"IPAddress\":\"10.22.0.2\"},{\"IPAddress\":\"10.22.0.1\"}]");
        assertThat(time(after)).isAfter(time(before));
        assertThat(api.get(NIC).json()).isEqualTo(after);
        assertThat(feed.next()).singleElement().satisfies(change -> {
            assertThat(change.path("before")).isEqualTo(before);
            assertThat(change.path("after")).isEqualTo(after);
        });
    }

    @Test
    void changeOfOwnerLeavesTheTime() {
        JsonNode before = api.get(NIC).json();

        JsonNode after = api.patch(NIC, "{\"ComponentID\":\"X2200c0s0b0\"}").json();

        assertThat(after.path("Type").asString()).isEqualTo("NodeBMC");
        assertThat(time(after)).isEqualTo(time(before));
        assertThat(after.path("IPAddresses")).isEqualTo(before.path("IPAddresses"));
    }

    @Test
    void changeThatChangesNothingIsNotTold() {
        assertThat(api.patch(NIC, "{\"Description\":\"a\"}").status()).isEqualTo(200);

        assertThat(feed.next()).isEmpty();
    }

    @Test
    void sameAddressIsRefused() {
        assertThat(api.post(INTERFACES, "{\"MACAddress\":\"022200000001\"}").status())
                .isEqualTo(409);
        assertThat(feed.next()).isEmpty();
    }

    @Test
    void deletedInterfaceIsGoneForTheFeedToo() {
        JsonNode before = api.get(NIC).json();

        assertThat(api.delete(NIC).status()).isEqualTo(200);

        assertThat(api.get(NIC).status()).isEqualTo(404);
        assertThat(feed.next()).singleElement().satisfies(change -> {
            assertThat(change.path("before")).isEqualTo(before);
            assertThat(change.has("after")).isFalse();
        });
    }

    @Test
    void deleteOfAllSaysHowMany() {
        api.post(INTERFACES, "{\"MACAddress\":\"022200000002\"}");

        assertThat(api.delete(INTERFACES).text()).isEqualTo("{\"code\":0,\"message\":\"deleted 2 entries\"}");
        assertThat(api.get(INTERFACES).text()).isEqualTo("[]");
        assertThat(feed.next()).hasSize(3);
    }

    private static Instant time(JsonNode nic) {
        return Instant.parse(nic.path("LastUpdate").asString());
    }
}
