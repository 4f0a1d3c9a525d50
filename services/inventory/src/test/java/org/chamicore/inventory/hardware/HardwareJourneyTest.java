package org.chamicore.inventory.hardware;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.chamicore.inventory.Api;
import org.chamicore.inventory.Api.Answer;
import org.chamicore.inventory.Feed;
import org.chamicore.inventory.Golden;
import org.chamicore.inventory.InventoryTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Hardware of one enclosure: two nodes with parts of every kind, a PDU with an outlet. */
@InventoryTest
class HardwareJourneyTest {

    private static final String HARDWARE = "/hsm/v2/Inventory/Hardware";
    private static final String FRUS = "/hsm/v2/Inventory/HardwareByFRU";
    private static final String NODE = "x2600c0s0b0n0";

    private final Api api;
    private final Feed feed;

    HardwareJourneyTest(@LocalServerPort int port) {
        api = new Api(port);
        feed = new Feed(api);
    }

    @BeforeEach
    void empty() {
        Stream.of(HARDWARE, FRUS, HARDWARE + "/History").forEach(api::delete);
        feed.skip();
    }

    @Test
    void everyKindIsShownAsClientsKnowIt() {
        Answer answer = api.post(HARDWARE, Golden.text("hardware/request.json"));

        assertThat(answer.text()).isEqualTo("{\"code\":0,\"message\":\"Created 24 entries\"}");
        Golden.assertSame(api.get(HARDWARE).json(), "hardware/places.json");
        Golden.assertSame(api.get(FRUS).json(), "hardware/units.json");
        Golden.assertSame(api.get(HARDWARE + "/Query/x2600").json(), "hardware/nested.json");
        Golden.assertSame(api.get(HARDWARE + "/Query/x2600?format=FullyFlat").json(), "hardware/flat.json");
        for (JsonNode each : api.get(HARDWARE).json()) {
            JsonNode fru = each.path("PopulatedFRU");
            assertThat(api.get(HARDWARE + "/" + each.path("ID").asString()).json())
                    .isEqualTo(each);
            assertThat(api.get(FRUS + "/" + fru.path("FRUID").asString()).json())
                    .isEqualTo(fru);
        }
    }

    @Test
    void pollingAddsNothing() {
        api.post(HARDWARE, Golden.text("hardware/request.json"));
        String history = api.get(HARDWARE + "/History").text();
        feed.skip();

        for (int turn = 0; turn < 3; turn++) {
            assertThat(api.post(HARDWARE, Golden.text("hardware/request.json")).status())
                    .isEqualTo(200);
        }

        assertThat(api.get(HARDWARE + "/History").text()).isEqualTo(history);
        assertThat(feed.next()).isEmpty();
    }

    @Test
    void unitThatIsExchangedComesIntoTheHistory() {
        api.post(HARDWARE, node("A"));
        api.post(HARDWARE, node("B"));
        api.post(HARDWARE, node("B"));
        api.post(HARDWARE, node("A"));

        JsonNode history = api.get(HARDWARE + "/History/" + NODE).json();
        Golden.assertSame(history, "hardware/history.json");
        Golden.assertSame(api.get(FRUS + "/History/Node.Acme.A").json(), "hardware/unit-history.json");
        Golden.assertSame(api.get(FRUS + "/History").json(), "hardware/unit-histories.json");
        String second = history.path("History").path(1).path("Timestamp").asString();
        assertThat(api.get(HARDWARE + "/History?starttime=" + second)
                        .json()
                        .path("Components")
                        .path(0)
                        .path("History"))
                .hasSize(1);
        assertThat(api.get(HARDWARE + "/History/%s?endtime=%s&eventtype=detected".formatted(NODE, second))
                        .json()
                        .path("History"))
                .hasSize(1);
        assertThat(api.get(FRUS + "/History?fruid=Node.Acme.B&id=" + NODE)
                        .json()
                        .path("Components"))
                .hasSize(1);
    }

    @Test
    void historyIsDeletedPieceByPiece() {
        api.post(HARDWARE, node("A"));
        api.post(HARDWARE, node("B"));
        api.post(HARDWARE, node("A"));

        assertThat(api.delete(FRUS + "/History/Node.Acme.A").text())
                .isEqualTo("{\"code\":0,\"message\":\"deleted 2 entries\"}");
        assertThat(api.delete(HARDWARE + "/History/" + NODE).text())
                .isEqualTo("{\"code\":0,\"message\":\"deleted 1 entries\"}");
        assertRefused(api.delete(HARDWARE + "/History"), 404, "no entries to delete");
        assertRefused(api.delete(HARDWARE + "/History/" + NODE), 404, "no entries to delete");
        assertRefused(api.delete(HARDWARE + "/History/zz"), 400, "Invalid xname");
        assertThat(api.get(HARDWARE + "/History").text()).isEqualTo("{\"Components\":[]}");
        assertThat(api.get(HARDWARE + "/History/" + NODE).text())
                .isEqualTo("{\"ID\":\"%s\",\"History\":[]}".formatted(NODE));
        assertThat(api.get(FRUS + "/History/none").text()).isEqualTo("{\"ID\":\"none\",\"History\":[]}");
    }

    @Test
    void placeGoesAndItsUnitStays() {
        api.post(HARDWARE, node("A"));
        feed.skip();

        assertRefused(
                api.delete(FRUS + "/Node.Acme.A"),
                409,
                "operation would remove a FRU that a hardware location refers to.");
        assertRefused(api.delete(FRUS), 409, "operation would remove a FRU that a hardware location refers to.");
        assertThat(feed.next()).isEmpty();
        assertThat(api.delete(HARDWARE + "/" + NODE).text()).isEqualTo("{\"code\":0,\"message\":\"deleted 1 entry\"}");
        assertThat(api.get(FRUS + "/Node.Acme.A").status()).isEqualTo(200);
        assertThat(api.delete(FRUS + "/Node.Acme.A").status()).isEqualTo(200);
        assertRefused(api.delete(FRUS + "/Node.Acme.A"), 404, "no such FRU ID.");
        assertRefused(api.get(FRUS + "/Node.Acme.A"), 404, "no such FRU ID.");
        assertRefused(api.delete(HARDWARE + "/" + NODE), 404, "no such xname.");
        assertRefused(api.get(HARDWARE + "/" + NODE), 404, "no such xname.");
        assertRefused(api.get(HARDWARE + "/zz"), 404, "no such xname.");
        assertRefused(api.delete(HARDWARE), 404, "no entries to delete");
        assertRefused(api.delete(FRUS), 404, "no entries to delete");
        assertThat(feed.next())
                .extracting(change -> change.path("kind").asString() + " "
                        + change.path("key").asString())
                .containsExactly("hardware " + NODE, "hardware_fru Node.Acme.A");
        assertThat(api.get(HARDWARE + "/History/" + NODE).json().path("History"))
                .hasSize(1);
    }

    @Test
    void feedTellsPlaceAndUnitApart() {
        api.post(HARDWARE, node("A"));

        List<JsonNode> changes = feed.next();
        assertThat(changes)
                .extracting(change -> change.path("kind").asString())
                .containsExactly("hardware_fru", "hardware", "hardware_history");
        assertThat(changes.getFirst().path("after"))
                .isEqualTo(api.get(FRUS + "/Node.Acme.A").json());
        JsonNode place = changes.get(1).path("after");
        assertThat(place.path("FRUID").asString()).isEqualTo("Node.Acme.A");
        assertThat(place.has("PopulatedFRU")).isFalse();
        assertThat(place.path("NodeLocationInfo").path("Name").asString()).isEqualTo("n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"ID":"zz"}                                                                               | ID is empty or not a valid xname
            {}                                                                                        | ID is empty or not a valid xname
            null                                                                                      | ID is empty or not a valid xname
            {"ID":"x2600c0s0b0n1"}                                                                    | PopulatedFRU must be populated
            {"ID":"x2600c0s0b0n1","PopulatedFRU":{"NodeFRUInfo":{}}}                                  | Component location info is empty
            {"ID":"x2600c0s0b0n1","PopulatedFRU":{"NodeFRUInfo":{}},"ProcessorLocationInfo":{}}       | Component location info is empty
            {"ID":"x2600c0s0b0n1","PopulatedFRU":{"MemoryFRUInfo":{}},"NodeLocationInfo":{}}          | FRU info is empty
            {"ID":"x2600e0","PopulatedFRU":{}}                                                        | HMSType value not supported for this operation
            {"ID":"x2600c0s0b0n1","PopulatedFRU":{"NodeFRUInfo":{"Model":7}},"NodeLocationInfo":{}}   | Model must be a text
            {"ID":"x2600c0s0b0n1p0","PopulatedFRU":{"ProcessorFRUInfo":{"TotalCores":"7"}},"ProcessorLocationInfo":{}} | TotalCores must be a number
            {"ID":"x2600c0s0b0n1p0","PopulatedFRU":{"ProcessorFRUInfo":{"TotalCores":1e400}},"ProcessorLocationInfo":{}} | TotalCores holds a number that is out of range
            {"ID":"x2600c0s0b0n1p0","PopulatedFRU":{"ProcessorFRUInfo":{"Oem":{"a":["\\u0000"]}}},"ProcessorLocationInfo":{}} | Oem holds a character that no text may
            {"ID":"x2600c0s0b0n1","PopulatedFRU":{"NodeFRUInfo":{"Model":"\\udfff"}},"NodeLocationInfo":{}} | Model holds a character that no text may
            """)
    void oneThatIsWrongRefusesAll(String wrong, String refusal) {
        Answer answer = api.post(HARDWARE, node("A").replace("]}", "," + wrong.replace("\\\\", "\\") + "]}"));

        assertRefused(answer, 400, refusal);
        assertThat(feed.next()).isEmpty();
        assertThat(api.get(HARDWARE).text()).isEqualTo("[]");
    }

    @Test
    void nothingIsNothing() {
        assertThat(api.post(HARDWARE, "{\"Hardware\":[]}").text())
                .isEqualTo("{\"code\":0,\"message\":\"Created 0 entries\"}");
        assertThat(api.post(HARDWARE, "{}").text()).isEqualTo("{\"code\":0,\"message\":\"Created 0 entries\"}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Hardware?type=node                              | x2600c0s0b0n0 x2600c0s0b0n1
            Hardware?type=Node&manufacturer=BE              | x2600c0s0b0n1
            Hardware?id=X2600c0s0b0n0p0&id=x2600m0p0        | x2600c0s0b0n0p0 x2600m0p0
            Hardware?serialnumber=S-0                       | x2600c0s0b0n0
            Hardware?serialnumber=s-0                       | -
            Hardware?partnumber=P-1&fruid=Node.Acme.P1.S0   | x2600c0s0b0n0
            Hardware?partition=p999                         | -
            Hardware?PARTITION=p999&type=node               | -
            HardwareByFRU?type=Memory                       | Memory.Dimm.P2.M1
            HardwareByFRU?fruid=outlet-1                    | outlet-1
            HardwareByFRU?manufacturer=beta                 | Node.Beta.S9
            """)
    void filtersFindWhatIsAskedFor(String query, String expected) {
        api.post(HARDWARE, Golden.text("hardware/request.json"));

        assertThat(api.get("/hsm/v2/Inventory/" + query).json())
                .extracting(each -> each.path(query.startsWith("HardwareByFRU") ? "FRUID" : "ID")
                        .asString())
                .containsExactly(expected.equals("-") ? new String[0] : expected.split(" ", -1));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            x2600c0s0b0n1?format=FullyFlat                       | Nodes=x2600c0s0b0n1 NodeAccels=x2600c0s0b0n1a0
            x2600c0s0b0n0p0                                      | Processors=x2600c0s0b0n0p0
            x2600c0s0b0?children=false                           | NodeBMCs=x2600c0s0b0
            x2600c0s0b0?children=0&parents=true                  | Chassis=x2600c0 Cabinets=x2600 ComputeModules=x2600c0s0 NodeBMCs=x2600c0s0b0
            x2600c0s0b0n1?parents=true&type=node&type=nodebmc    | Nodes=x2600c0s0b0n1 NodeBMCs=x2600c0s0b0
            x2600m0p0                                            | CabinetPDUs=x2600m0p0
            x2600m0p0v1                                          | CabinetPDUPowerConnectors=x2600m0p0v1
            s0?type=CabinetPDUPowerConnector                     | CabinetPDUPowerConnectors=x2600m0p0v1
            all?type=Drive                                       | Drives=x2600c0s0b0n0g0k0
            p1                                                   | -
            s0?partition=p999                                    | -
            x2600c0s0b0n10                                       | -
            """)
    void queriesFindWhatIsAskedFor(String query, String expected) {
        api.post(HARDWARE, Golden.text("hardware/request.json"));

        JsonNode answer = api.get(HARDWARE + "/Query/" + query).json();
        assertThat(answer.properties().stream()
                        .filter(each -> each.getValue().isArray())
                        .map(each -> each.getKey() + "="
                                + each.getValue().path(0).path("ID").asString()))
                .containsExactlyInAnyOrder(expected.equals("-") ? new String[0] : expected.split(" ", -1));
        assertThat(answer.path("XName").asString()).isEqualTo(query.replaceFirst("\\?.*", ""));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Hardware?id=zz                              | Invalid xname
            Hardware?type=zz                            | Invalid HMS type
            Hardware?partition=@                        | Invalid partition
            HardwareByFRU?type=zz                       | Invalid HMS type
            Hardware/Query/zz                           | Invalid xname
            Hardware/Query/x0?type=zz                   | Invalid HMS type
            Hardware/Query/x0?children=zz               | Invalid boolean for children
            Hardware/Query/x0?parents=tRue              | Invalid boolean for parents
            Hardware/Query/x0?partition=@               | Invalid partition
            Hardware/Query/x0?format=Hierarchical       | Invalid format
            Hardware/History/zz                         | Invalid xname
            Hardware/History?id=zz                      | Invalid xname
            Hardware/History?eventtype=zz               | Invalid HWInvHist event type
            HardwareByFRU/History?eventtype=            | Invalid HWInvHist event type
            Hardware/History?starttime=yesterday        | Invalid starttime: not in a valid RFC3339 time format
            HardwareByFRU/History/a?endtime=2026-01-01  | Invalid endtime: not in a valid RFC3339 time format
            """)
    void questionsThatMakeNoSenseAreRefused(String path, String refusal) {
        assertRefused(api.get("/hsm/v2/Inventory/" + path), 400, refusal);
    }

    @Test
    void eachWrongOneOfAListIsNamed() {
        Answer answer = api.post(HARDWARE, """
                {"Hardware": [{"ID": "zz"}, {"ID": "x2600c0s0b0n1", "NodeLocationInfo": {"Name": 7}, "PopulatedFRU": {"NodeFRUInfo": {}}}]}
                """);

        assertRefused(answer, 400, "ID is empty or not a valid xname");
        assertThat(answer.json().path("errors").toString()).isEqualTo("""
                [{"field":"Hardware[0].ID","message":"ID is empty or not a valid xname"},\
                {"field":"Hardware[1].NodeLocationInfo.Name","message":"Name must be a text"}]""");
    }

    private static String node(String serial) {
        return """
                {"hardware": [{"id": "%s", "NODELocationInfo": {"Name": "n"},
                  "PopulatedFRU": {"NodeFRUInfo": {"Manufacturer": "Acme", "SerialNumber": "%s"}}}]}
                """.formatted(NODE, serial).strip();
    }

    private static void assertRefused(Answer answer, int status, String detail) {
        assertThat(answer.detail()).isEqualTo(detail);
        assertThat(answer.status()).isEqualTo(status);
    }
}
