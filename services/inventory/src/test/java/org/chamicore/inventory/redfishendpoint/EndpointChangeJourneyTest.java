package org.chamicore.inventory.redfishendpoint;

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
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** What becomes of endpoints, and of what hangs on them, when they change or go. */
@InventoryTest
class EndpointChangeJourneyTest {

    private static final String INVENTORY = "/hsm/v2/Inventory";
    private static final String ENDPOINTS = INVENTORY + "/RedfishEndpoints";
    private static final String BMC = ENDPOINTS + "/x2000c0s1b0";
    private static final String COMPONENTS = "/hsm/v2/State/Components";
    private static final String HARDWARE = INVENTORY + "/Hardware";

    private final Api api;
    private final Feed feed;

    @Autowired
    private JdbcClient jdbc;

    EndpointChangeJourneyTest(@LocalServerPort int port) {
        api = new Api(port);
        feed = new Feed(api);
    }

    @BeforeEach
    void empty() {
        Stream.of(
                        ENDPOINTS,
                        INVENTORY + "/EthernetInterfaces",
                        COMPONENTS,
                        HARDWARE,
                        INVENTORY + "/HardwareByFRU",
                        HARDWARE + "/History")
                .forEach(api::delete);
        feed.skip();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"ID":"x2000c0s1b0"}                                    | {"Hostname":"bmc"}                          | bmc          | ''  | bmc         | -
            {"ID":"x2000c0s1b0"}                                    | {"Domain":"lan"}                            | x2000c0s1b0  | lan | x2000c0s1b0.lan | -
            {"ID":"x2000c0s1b0"}                                    | {"FQDN":"bmc.lan"}                          | bmc          | lan | bmc.lan     | -
            {"ID":"x2000c0s1b0"}                                    | {"Name":"n"}                                | x2000c0s1b0  | ''  | x2000c0s1b0 | -
            {"ID":"x2000c0s1b0"}                                    | {}                                          | ''           | ''  | x2000c0s1b0 | -
            {"ID":"x2000c0s1b0","FQDN":"bmc.lan"}                   | {"Hostname":"other"}                        | other        | lan | other.lan   | -
            {"ID":"x2000c0s1b0","FQDN":"bmc.lan"}                   | {"Domain":"wan"}                            | bmc          | wan | bmc.wan     | -
            {"ID":"x2000c0s1b0","FQDN":"bmc.lan"}                   | {"Domain":""}                               | bmc          | ''  | bmc         | -
            {"ID":"x2000c0s1b0","FQDN":"bmc.lan"}                   | {"Hostname":"a","Domain":"b","FQDN":"a.b"}  | a            | b   | a.b         | -
            {"ID":"x2000c0s1b0","FQDN":"10.20.0.1"}                 | {"IPAddress":"10.20.0.2"}                   | 10.20.0.2    | ''  | 10.20.0.2   | 10.20.0.2
            {"ID":"x2000c0s1b0","FQDN":"bmc.lan","IPAddress":"10.20.0.1"} | {"IPAddress":"10.20.0.2"}             | bmc          | lan | bmc.lan     | 10.20.0.2
            """)
    void nameFollowsFromWhatIsPatched(
            String before, String patch, String hostname, String domain, String fqdn, String ip) {
        api.post(ENDPOINTS, before);

        Answer answer = api.patch(BMC, patch);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json()).isEqualTo(api.get(BMC).json());
        assertThat(answer.json().path("Hostname").asString()).isEqualTo(hostname);
        assertThat(answer.json().path("Domain").asString()).isEqualTo(domain);
        assertThat(answer.json().path("FQDN").asString()).isEqualTo(fqdn);
        assertThat(answer.json().path("IPAddress").asString("-")).isEqualTo(ip);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"FQDN":"other.lan"}                        | 400 | couldn't validate endpoint data: host/domain conflicts with FQDN: 'bmc.lan' != 'other.lan'
            {"Hostname":"a.b"}                          | 400 | couldn't validate endpoint data: Hostname is not a basename or IP address.
            {"IPAddress":"zz"}                          | 400 | couldn't validate endpoint data: IPAddress is not a valid IP address: 'zz'
            {"Enabled":"no"}                            | 400 | Field Enabled must be true or false
            {"Hostname":"taken"}                        | 409 | operation would conflict with an existing resource that has the same FQDN
            """)
    void patchThatBreaksARuleChangesNothing(String patch, int status, String detail) {
        api.post(ENDPOINTS, "{\"ID\":\"x2000c0s1b0\",\"FQDN\":\"bmc.lan\"}");
        api.post(ENDPOINTS, "{\"ID\":\"x2000c0s2b0\",\"FQDN\":\"taken.lan\"}");
        feed.skip();

        Answer answer = api.patch(BMC, patch);

        assertThat(answer.detail()).isEqualTo(detail);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(feed.next()).isEmpty();
    }

    @Test
    void patchOfNothingSaysSo() {
        Answer unknown = api.patch(ENDPOINTS + "/x2000c0s9b0", "{\"Name\":\"n\"}");
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unknown.detail()).isEqualTo("No such entry: x2000c0s9b0");
        Answer malformed = api.patch(ENDPOINTS + "/zz", "{\"Name\":\"n\"}");
        assertThat(malformed.status()).isEqualTo(400);
        assertThat(malformed.detail()).isEqualTo("xname in URL is not valid");
    }

    @Test
    void patchChangesWhatItNamesAndNothingElse() {
        api.post(ENDPOINTS, Golden.text("magellan/request.json"));
        JsonNode before = api.get(BMC).json();
        feed.skip();

        JsonNode after = api.patch(BMC, "{\"ID\":\"ignored\",\"Type\":\"ignored\",\"UseSSDP\":true,\"UUID\":\"\"}")
                .json();

        assertThat(after.path("UseSSDP").asBoolean()).isTrue();
        assertThat(after.path("User")).isEqualTo(before.path("User"));
        assertThat(after.path("MACAddr")).isEqualTo(before.path("MACAddr"));
        assertThat(feed.next()).singleElement().satisfies(change -> {
            assertThat(change.path("before")).isEqualTo(before);
            assertThat(change.path("after")).isEqualTo(after);
        });
        assertThat(api.patch(BMC, "{\"UseSSDP\":true}").json()).isEqualTo(after);
        assertThat(feed.next()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"PATCH,{\"Enabled\":false}", "PUT,{\"Enabled\":false}", "DELETE,''"})
    void whatItManagedBecomesEmptyWithItsHardware(String method, String body) {
        api.post(ENDPOINTS, Golden.text("magellan/request.json"));
        api.post(
                HARDWARE,
                "{\"Hardware\":[%s,%s,%s]}"
                        .formatted(hardware("x2000c0s1b0n0"), hardware("x2000c0s1b0n1"), hardware("x2000c0s2b0n0")));
        api.patch(COMPONENTS + "/BulkStateData", """
                {"ComponentIDs": ["x2000c0s1b0", "x2000c0s1b0n1"], "State": "Empty", "Flag": "OK", "Force": true}
                """);
        jdbc.sql("""
                insert into service_endpoint (endpoint_id, redfish_type, redfish_subtype, uuid, odata_id, info)
                values ('x2000c0s1b0', 'UpdateService', '', '', '/u', '{}')
                """).update();
        feed.skip();

        assertThat(api.send(method, BMC, body).status()).isEqualTo(200);

        assertThat(api.get(COMPONENTS).json().path("Components"))
                .extracting(each -> each.path("State").asString())
                .containsOnly("Empty");
        assertThat(api.get(HARDWARE).json())
                .extracting(each -> each.path("ID").asString())
                .containsExactly("x2000c0s1b0n1", "x2000c0s2b0n0");
        assertThat(api.get(INVENTORY + "/HardwareByFRU").json()).hasSize(3);
        assertThat(api.get(HARDWARE + "/History/x2000c0s1b0n0").json().path("History"))
                .extracting(each -> each.path("EventType").asString())
                .containsExactly("Detected", "Removed");
        boolean isGone = method.equals("DELETE");
        assertThat(api.get(INVENTORY + "/ComponentEndpoints").json().path("ComponentEndpoints"))
                .hasSize(isGone ? 0 : 3);
        assertThat(api.get(INVENTORY + "/ServiceEndpoints").json().path("ServiceEndpoints"))
                .hasSize(isGone ? 0 : 1);
        assertThat(api.get(INVENTORY + "/EthernetInterfaces").json()).hasSize(3);
        List<String> kinds = feed.next().stream()
                .map(change -> change.path("kind").asString())
                .toList();
        assertThat(kinds).contains("redfish_endpoint", "component", "hardware", "hardware_history");
        assertThat(kinds.contains("service_endpoint")).isEqualTo(isGone || method.equals("PUT"));
    }

    @Test
    void everythingAndOnlyThatCanBeQueried() {
        api.post(ENDPOINTS, Golden.text("magellan/request.json"));

        for (String name : List.of("s0", "all", "ALL")) {
            assertThat(api.get(ENDPOINTS + "/Query/" + name).json())
                    .isEqualTo(api.get(ENDPOINTS).json());
        }
        for (String name : List.of("x2000c0s1b0", "zz")) {
            Answer refused = api.get(ENDPOINTS + "/Query/" + name);
            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.detail()).isEqualTo("not yet implemented");
        }
    }

    @Test
    void eachWrongOneOfAListIsNamed() {
        Answer answer = api.post(ENDPOINTS, """
                {"RedfishEndpoints": [{"ID": "x2000c0s1b0"}, {"ID": "zz"}, {"ID": "x2000c0s3b0"}, {"ID": "x2000c0s4b0", "IPAddress": "zz"}]}
                """);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.detail())
                .isEqualTo("couldn't validate endpoint data at idx 1: zz is not a valid locational xname ID");
        assertThat(answer.json().path("errors").toString()).isEqualTo("""
                [{"field":"RedfishEndpoints[1].ID","message":"zz is not a valid locational xname ID"},\
                {"field":"RedfishEndpoints[3].IPAddress","message":"IPAddress is not a valid IP address: 'zz'"}]""");
        assertThat(feed.next()).isEmpty();
    }

    @Test
    void eachTakenOneOfAListIsNamed() {
        api.post(ENDPOINTS, "{\"ID\":\"x2000c0s1b0\",\"FQDN\":\"bmc.lan\"}");
        api.post(INVENTORY + "/EthernetInterfaces", "{\"MACAddress\":\"022000000001\",\"ComponentID\":\"x9c0s0b0\"}");
        feed.skip();

        Answer endpoint = api.post(ENDPOINTS, """
                {"RedfishEndpoints": [{"ID": "x2000c0s2b0"}, {"ID": "x2000c0s1b0"}, {"ID": "x2000c0s3b0", "FQDN": "bmc.lan"}, {"ID": "x2000c0s2b0"}]}
                """);
        assertThat(endpoint.status()).isEqualTo(409);
        assertThat(endpoint.json().path("errors"))
                .extracting(each -> each.path("field").asString())
                .containsExactly("RedfishEndpoints[1].ID", "RedfishEndpoints[2].ID", "RedfishEndpoints[3].ID");
        Answer nic = api.post(ENDPOINTS, """
                {"RedfishEndpoints": [{"ID": "x2000c0s2b0"}, {"ID": "x2000c0s3b0", "SchemaVersion": 1,
                  "Managers": [{"ethernet_interfaces": [{"mac": "022000000001"}]}]}]}
                """);
        assertThat(nic.status()).isEqualTo(409);
        assertThat(nic.json().path("errors").path(0).path("field").asString())
                .isEqualTo("RedfishEndpoints[1].ethernet_interfaces");
        assertThat(feed.next()).isEmpty();
    }

    private static String hardware(String id) {
        return """
                {"ID": "%1$s", "NodeLocationInfo": {}, "PopulatedFRU": {"NodeFRUInfo": {"Manufacturer": "A", "SerialNumber": "%1$s"}}}
                """.formatted(id).strip();
    }
}
