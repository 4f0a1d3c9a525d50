package org.chamicore.inventory.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.chamicore.inventory.Api;
import org.chamicore.inventory.Api.Answer;
import org.chamicore.inventory.Feed;
import org.chamicore.inventory.InventoryTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Whatever comes, it is never our fault, and nothing of it is kept. */
@InventoryTest
class BadInputTest {

    private static final List<String> WRITES = List.of(
            "POST /hsm/v2/State/Components",
            "PUT /hsm/v2/State/Components/x2500c0s0b0n0",
            "PATCH /hsm/v2/State/Components/x2500c0s0b0n0/StateData",
            "PATCH /hsm/v2/State/Components/x2500c0s0b0n0/NID",
            "PATCH /hsm/v2/State/Components/BulkStateData",
            "PATCH /hsm/v2/State/Components/BulkNID",
            "PATCH /hsm/v2/State/Components/BulkFlagOnly",
            "PATCH /hsm/v2/State/Components/BulkEnabled",
            "PATCH /hsm/v2/State/Components/BulkSoftwareStatus",
            "PATCH /hsm/v2/State/Components/BulkRole",
            "PATCH /hsm/v2/State/Components/BulkCustomFields",
            "PATCH /hsm/v2/State/Components/x2500c0s0b0n0/CustomFields",
            "POST /hsm/v2/State/Components/Query",
            "POST /hsm/v2/State/Components/ByNID/Query",
            "POST /hsm/v2/Defaults/NodeMaps",
            "PUT /hsm/v2/Defaults/NodeMaps/x2500c0s0b0n0",
            "POST /hsm/v2/Inventory/RedfishEndpoints",
            "PUT /hsm/v2/Inventory/RedfishEndpoints/x2500c0s0b0n0",
            "POST /hsm/v2/Inventory/EthernetInterfaces",
            "PATCH /hsm/v2/Inventory/EthernetInterfaces/022500000001",
            "PATCH /hsm/v2/Inventory/RedfishEndpoints/x2500c0s0b0",
            "POST /hsm/v2/Inventory/EthernetInterfaces/022500000001/IPAddresses",
            "PATCH /hsm/v2/Inventory/EthernetInterfaces/022500000001/IPAddresses/10.0.0.1",
            "POST /hsm/v2/Inventory/Hardware",
            "POST /hsm/v2/Inventory/Discover",
            "POST /hsm/v2/sysinfo/powermaps",
            "PUT /hsm/v2/sysinfo/powermaps/x2500c0s0b0n0",
            "POST /hsm/v2/groups",
            "PATCH /hsm/v2/groups/bad",
            "POST /hsm/v2/groups/bad/members",
            "PUT /hsm/v2/groups/bad/members");

    private static final String BIG = "9".repeat(900);

    private static final List<String> BODIES = List.of(
            "",
            " ",
            "{",
            "}",
            "[]",
            "null",
            "true",
            "7",
            "\"text\"",
            "{\"a\":}",
            "{'a':1}",
            "{\"ID\":NaN}",
            "{}{}",
            "[".repeat(100_000),
            "{\"a\":".repeat(100_000),
            "{\"Components\":" + "[".repeat(2000) + "]".repeat(2000) + "}",
            "{\"NID\":" + BIG + "}",
            "{\"NID\":1e999999999}",
            "{\"SchemaVersion\":1e400,\"ID\":\"x2500c0s0b0\"}",
            "{\"Components\":[{\"ID\":\"x2500\",\"State\":\"On\",\"SoftwareStatus\":\"\\u0000\"}]}",
            "{\"MACAddress\":\"022500000002\",\"Description\":\"\\u0000\"}",
            "{\"label\":\"bad2\",\"description\":\"\\udfff\"}",
            "{\"ID\":\"x2500c0s1b0\",\"Name\":\"\\u0000\"}",
            "{\"ID\":\"x2500c0s1b0\",\"Domain\":\"" + "d".repeat(5000) + "\"}",
            "{\"label\":\"" + "l".repeat(5000) + "\"}",
            "{\"label\":\"bad3\",\"exclusiveGroup\":\"" + "l".repeat(5000) + "\"}",
            "{\"Components\":[{\"ID\":\"x2500c0s" + "1".repeat(5000) + "\",\"State\":\"On\"}]}",
            "{\"ComponentIDs\":{\"a\":1},\"State\":\"On\"}",
            "{\"ComponentIDs\":\"x2500\",\"State\":\"On\"}",
            "{\"State\":[\"On\"]}",
            "{\"ids\":{}}",
            "{\"IPAddresses\":{}}",
            "{\"Hardware\":[{\"ID\":\"x2500c0s0b0n0\",\"NodeLocationInfo\":{\"Name\":\"\\u0000\"},\"PopulatedFRU\":{\"NodeFRUInfo\":{}}}]}",
            "{\"Hardware\":[{\"ID\":\"x2500c0s0b0n0\",\"NodeLocationInfo\":" + "{\"a\":".repeat(400) + "7"
                    + "}".repeat(400) + "}]}",
            "[{\"id\":\"x2500\",\"poweredBy\":[\"\\u0000\"]}]",
            "{\"RedfishEndpoints\":7}",
            "{\"Systems\":[[]],\"SchemaVersion\":1,\"ID\":\"x2500c0s1b0\"}");

    private final Api api;
    private final Feed feed;

    BadInputTest(@LocalServerPort int port) {
        api = new Api(port);
        feed = new Feed(api);
    }

    @ParameterizedTest
    @MethodSource("writes")
    void bodyIsRefusedAndNothingIsKept(String method, String path) {
        feed.skip();
        for (String body : BODIES) {
            Answer answer = api.send(method, path, body, "Content-Type", "application/json");

            String shown = body.length() > 100 ? body.substring(0, 100) : body;
            assertThat(answer.status()).as("%s %s %s", method, path, shown).isBetween(200, 499);
            if (answer.status() >= 400) {
                assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
                assertThat(answer.detail()).isNotBlank();
            }
        }
        assertThat(feed.next()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("writes")
    void bytesThatAreNoUtf8AreRefused(String method, String path) {
        byte[] body = "{\"ID\":\"x2500\",\"State\":\"On\",\"label\":\"?\",\"MACAddress\":\"?\"}"
                .getBytes(StandardCharsets.ISO_8859_1);
        for (int at = 0; at < body.length; at++) {
            if (body[at] == '?') {
                body[at] = (byte) 0xff;
            }
        }

        Answer answer = api.send(method, path, body, "Content-Type", "application/json");

        assertThat(answer.status()).isEqualTo(400);
    }

    @ParameterizedTest
    @MethodSource("queries")
    void queryIsRefusedOrFindsNothing(String path) {
        assertThat(api.get(path).status()).isBetween(200, 499);
    }

    @Test
    void unknownPathsAndMethodsAreToldApart() {
        assertThat(api.get("/hsm/v2/nothing").status()).isEqualTo(404);
        assertThat(api.get("/hsm/v1/State/Components").status()).isEqualTo(404);
        assertThat(api.get("/hsm/v2/state/components").status()).isEqualTo(404);
        Answer wrong = api.put("/hsm/v2/State/Components", "{}");
        assertThat(wrong.status()).isEqualTo(405);
        assertThat(wrong.header("Allow")).contains("GET", "POST", "DELETE");
        assertThat(wrong.detail()).isEqualTo("allow GET,POST,DELETE");
        assertThat(api.post("/hsm/v2/service/values", "{}").detail()).isEqualTo("allow GET");
        assertThat(api.delete("/hsm/v2/groups/blue/members").detail()).isEqualTo("allow GET,POST,PUT");
        assertThat(api.patch("/hsm/v2/State/Components/BulkNothing", "{}").status())
                .isEqualTo(405);
        assertThat(api.send("HEAD", "/hsm/v2/State/Components", "").status()).isEqualTo(200);
    }

    static Stream<Arguments> writes() {
        return WRITES.stream().map(write -> write.split(" ", 2)).map(words -> Arguments.of(words[0], words[1]));
    }

    static Stream<String> queries() {
        return Stream.of(
                "/hsm/v2/State/Components?softwarestatus=%00",
                "/hsm/v2/State/Components?id=%ff%fe",
                "/hsm/v2/State/Components?;",
                "/hsm/v2/State/Components?nid=" + "9".repeat(5000),
                "/hsm/v2/State/Components?subtype=%C0%80",
                "/hsm/v2/State/Components/%00",
                "/hsm/v2/State/Components/x0%2Fc0",
                "/hsm/v2/Inventory/EthernetInterfaces?Network=%00",
                "/hsm/v2/Inventory/EthernetInterfaces?IPAddress=999.1.1.1",
                "/hsm/v2/Inventory/EthernetInterfaces?OlderThan=9999-12-31T23:59:59Z",
                "/hsm/v2/Inventory/EthernetInterfaces?NewerThan=0000-01-01T00:00:00Z",
                "/hsm/v2/Inventory/RedfishEndpoints?fqdn=%00",
                "/hsm/v2/Inventory/ComponentEndpoints?redfish_type=%00",
                "/hsm/v2/Inventory/EthernetInterfaces?after=zz",
                "/hsm/v2/Inventory/EthernetInterfaces/022500000001/IPAddresses?x=%00",
                "/hsm/v2/Inventory/Hardware?serialnumber=%00",
                "/hsm/v2/Inventory/Hardware?id=x[0-999999]c[0-999999]",
                "/hsm/v2/Inventory/Hardware/Query/%00",
                "/hsm/v2/Inventory/HardwareByFRU/%00",
                "/hsm/v2/Inventory/HardwareByFRU/History/%00",
                "/hsm/v2/Inventory/ServiceEndpoints/%00",
                "/hsm/v2/Inventory/ServiceEndpoints/a/RedfishEndpoints/%00",
                "/hsm/v2/Inventory/Hardware/History?starttime=9999-12-31T23:59:59Z",
                "/hsm/v2/Inventory/DiscoveryStatus/99999999999999999999",
                "/hsm/v2/sysinfo/powermaps/%00",
                "/hsm/v2/groups?tag=%00",
                "/hsm/v2/groups/%F0%9F%98%80",
                "/hsm/v2/memberships?group=%00",
                "/hsm/v2/changes?after=%00",
                "/hsm/v2/changes?limit=-1",
                "/hsm/v2/changes?wait=");
    }
}
