package org.chamicore.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.chamicore.inventory.Api.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** What the clients of this API send, one by one, and what each of them reads of the answer. */
@InventoryTest
class ClientsTest {

    private static final String API = "/hsm/v2/";
    private static final String BMC = "x2960c0s0b0";
    private static final String NODE = BMC + "n0";

    private final Api api;

    ClientsTest(@LocalServerPort int port) {
        api = new Api(port);
    }

    /** As {@code ochami discover static} does it. */
    @BeforeEach
    void discover() {
        empty();
        sent("POST", "State/Components", 204, """
                {"Components": [{"ID": "x2960c0s0b0n0", "Type": "Node", "State": "On", "Enabled": true, "NID": 2960}]}
                """);
        sent("POST", "Inventory/RedfishEndpoints", 201, """
                {"ID": "x2960c0s0b0", "Type": "NodeBMC", "Name": "bmc", "FQDN": "", "UUID": "00000000-0000-0000-0000-000000000000",
                 "DiscoveryInfo": {}, "MACAddr": "02:29:60:00:00:01", "IPAddress": "10.29.60.1", "MacRequired": true, "SchemaVersion": 1,
                 "Managers": [{"uri": "http://10.29.60.1/redfish/v1/Managers/x2960c0s0b0", "name": "x2960c0s0b0", "ethernet_interfaces": [
                   {"mac": "02:29:60:00:00:01", "ip": "10.29.60.1", "name": "x2960c0s0b0", "description": "bmc"}]}],
                 "Systems": [{"uri": "http://10.29.60.1/redfish/v1/Systems/x2960c0s0b0n0", "uuid": "22222222-0000-0000-0000-000000002960",
                   "name": "node", "actions": ["On", "ForceOff"], "links": {"chassis": ["/redfish/v1/Chassis/Self"]},
                   "power": {"power_control_ids": ["/redfish/v1/Chassis/Self/Power#/PowerControl/0"]},
                   "ethernet_interfaces": [{"mac": "02:29:60:00:00:0A", "ip": "10.29.61.1", "name": "nic", "description": "nic"}]}]}
                """);
        sent("POST", "groups", 201, """
                {"label": "compute", "description": "The compute group", "members": {"ids": ["x2960c0s0b0n0"]}}
                """);
    }

    @AfterEach
    void empty() {
        Stream.of(
                        "groups/compute",
                        "Inventory/RedfishEndpoints",
                        "Inventory/EthernetInterfaces",
                        "sysinfo/powermaps",
                        "State/Components")
                .forEach(each -> api.delete(API + each));
    }

    private Answer sent(String method, String path, int status, String body) {
        Answer answer = api.send(method, API + path, body);
        assertThat(answer.status()).as("%s %s: %s", method, path, answer.text()).isEqualTo(status);
        return answer;
    }

    private JsonNode got(String path) {
        return sent("GET", path, 200, "").json();
    }

    private static List<String> names(JsonNode list) {
        return list.valueStream().map(each -> each.path("ID").asString()).toList();
    }

    @Test
    void ochamiOverwritesWhatItDiscovers() {
        assertThat(got("State/Components/" + NODE).path("NID").asInt()).isEqualTo(2960);
        sent("PUT", "State/Components/" + NODE, 204, """
                {"Component": {"ID": "x2960c0s0b0n0", "Type": "Node", "State": "On", "Enabled": true, "NID": 7}, "Force": true}
                """);
        assertThat(got("State/Components/" + NODE).path("NID").asInt()).isEqualTo(2960);
        sent("PATCH", "State/Components/BulkNID", 204, """
                {"Components": [{"ID": "x2960c0s0b0n0", "Type": "", "NID": 2961}]}
                """);
        assertThat(got("State/Components/" + NODE).path("NID").asInt()).isEqualTo(2961);
        sent(
                "PATCH",
                "State/Components/BulkNID",
                400,
                "{\"Components\": [{\"ID\": \"x2960c0s0b0n0\", \"Type\": \"\"}]}");

        sent("POST", "Inventory/RedfishEndpoints", 409, "{\"ID\": \"x2960c0s0b0\"}");
        sent("PUT", "Inventory/RedfishEndpoints/" + BMC, 200, "{\"ID\": \"x2960c0s0b0\", \"FQDN\": \"bmc.x2960\"}");
        String nic = """
                {"ID": "", "ComponentID": "x2960c0s0b0n0", "Type": "", "Description": "nic", "MACAddress": "02:29:60:00:00:0A",
                 "IPAddresses": [{"IPAddress": "10.29.61.1", "Network": ""}]}
                """;
        sent("POST", "Inventory/EthernetInterfaces", 409, nic);
        sent("PATCH", "Inventory/EthernetInterfaces/02296000000a", 200, nic);
        sent("POST", "groups", 409, "{\"label\": \"compute\"}");
        sent("PATCH", "groups/compute", 204, """
                {"label": "compute", "description": "other", "tags": ["a"], "members": {"ids": []}}
                """);
        assertThat(got("groups/compute").toString()).isEqualTo("""
                {"label":"compute","description":"other","tags":["a"],"members":{"ids":["x2960c0s0b0n0"]}}""");
        sent("PUT", "groups/compute/members", 201, "{\"group\": \"compute\", \"ids\": [\"x2960c0s0b0n0\"]}");
        sent("DELETE", "groups/compute/members/" + NODE, 200, "");
        sent("POST", "groups/compute/members", 201, "{\"id\": \"x2960c0s0b0n0\"}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            State/Components                                                                | x2960c0s0b0n0
            State/Components/ByNID/2960                                                     | x2960c0s0b0n0
            Inventory/EthernetInterfaces?MACAddress=02:29:60:00:00:0a&ComponentID=x2960c0s0b0n0&Type=Node&IPAddress=10.29.61.1 | 02296000000a
            Inventory/EthernetInterfaces?OlderThan=2100-01-01T00:00:00Z&NewerThan=2000-01-01T00:00:00Z | 022960000001
            Inventory/EthernetInterfaces/02296000000a                                       | 02:29:60:00:00:0a
            Inventory/EthernetInterfaces/02296000000a/IPAddresses                           | 10.29.61.1
            Inventory/RedfishEndpoints?id=x2960c0s0b0&macaddr=02:29:60:00:00:01&ipaddress=10.29.60.1&fqdn=x2960c0s0b0&type=NodeBMC&uuid=00000000-0000-0000-0000-000000000000 | x2960c0s0b0
            Inventory/ComponentEndpoints                                                    | x2960c0s0b0n0
            Inventory/ComponentEndpoints/x2960c0s0b0n0                                      | ComputerSystem
            groups?group=compute                                                            | x2960c0s0b0n0
            groups/compute/members                                                          | x2960c0s0b0n0
            memberships?id=x2960c0s0b0n0&nid_start=2960&nid_end=2960&type=node&state=On&flag=OK&role=Compute&enabled=true&group=compute | compute
            service/values                                                                  | CabinetPDUPowerConnector
            """)
    void ochamiPrintsWhatItAsksFor(String path, String text) {
        assertThat(got(path).toString()).contains("\"%s\"".formatted(text));
    }

    @Test
    void coresmdLeasesByInterfaceAndComponent() {
        JsonNode nics = got("Inventory/EthernetInterfaces");
        assertThat(nics.isArray()).isTrue();
        assertThat(nics.valueStream()
                        .map(each -> each.path("ComponentID").asString() + " "
                                + each.path("MACAddress").asString() + " "
                                + each.path("Type").asString() + " "
                                + each.at("/IPAddresses/0/IPAddress").asString()))
                .containsExactly(
                        "x2960c0s0b0 02:29:60:00:00:01 NodeBMC 10.29.60.1",
                        "x2960c0s0b0n0 02:29:60:00:00:0a Node 10.29.61.1");
        JsonNode components = got("State/Components").path("Components");
        assertThat(names(components)).containsExactly(BMC, NODE);
        assertThat(components.path(1).path("NID").isNumber()).isTrue();
        assertThat(components.valueStream().map(each -> each.path("Type").asString()))
                .containsExactly("NodeBMC", "Node");
    }

    @Test
    void bssReadsNodesTheirEndpointsAndInterfaces() {
        JsonNode node = got("State/Components?type=Node").at("/Components/0");
        assertThat(Stream.of("ID", "NID", "State", "Role", "Enabled")).allMatch(node::has);
        JsonNode managed = got("Inventory/ComponentEndpoints?type=Node").at("/ComponentEndpoints/0");
        assertThat(Stream.of("ID", "Enabled", "RedfishEndpointID", "ComponentEndpointType"))
                .allMatch(managed::has);
        assertThat(managed.at("/RedfishSystemInfo/EthernetNICInfo/0/MACAddress").asString())
                .isEqualTo("02:29:60:00:00:0a");
        assertThat(got("Inventory/EthernetInterfaces?type=Node")
                        .at("/0/IPAddresses/0/IPAddress")
                        .asString())
                .isEqualTo("10.29.61.1");
    }

    @Test
    void cloudInitFollowsInterfacesToGroups() {
        assertThat(got("Inventory/EthernetInterfaces/")).hasSize(2);
        assertThat(got("memberships/" + NODE).path("groupLabels").toString()).isEqualTo("[\"compute\"]");
        sent("GET", "memberships/", 200, "");
        assertThat(got("State/Components/" + NODE).path("Role").asString()).isEqualTo("Compute");
        sent("GET", "State/Components/x2960c0s9b0n0", 404, "");
    }

    @Test
    void powerControlFindsWhereToSwitch() {
        sent("GET", "service/liveness", 204, "");
        assertThat(names(sent("POST", "State/Components/Query", 200, "{\"ComponentIDs\":[\"all\"]}")
                        .json()
                        .path("Components")))
                .containsExactly(BMC, NODE);
        assertThat(names(sent(
                                "POST",
                                "State/Components/Query",
                                200,
                                "{\"ComponentIDs\":[\"x2960c0s0b0n0\",\"x2960c0s9b0n0\"]}")
                        .json()
                        .path("Components")))
                .containsExactly(NODE);

        String ids = IntStream.range(0, 2000)
                .mapToObj("id=x2960c1s%db0n0"::formatted)
                .collect(Collectors.joining("&", "Inventory/ComponentEndpoints?id=x2960c0s0b0n0&", ""));
        JsonNode managed = got(ids).at("/ComponentEndpoints/0");
        assertThat(managed.path("ComponentEndpointType").asString()).isEqualTo("ComponentEndpointComputerSystem");
        assertThat(managed.path("RedfishEndpointFQDN").asString()).isEqualTo(BMC);
        assertThat(managed.path("OdataID").asString()).isEqualTo("/redfish/v1/Systems/x2960c0s0b0n0");
        JsonNode reset = managed.at("/RedfishSystemInfo/Actions").path("#ComputerSystem.Reset");
        assertThat(reset.path("target").asString())
                .isEqualTo("/redfish/v1/Systems/x2960c0s0b0n0/Actions/ComputerSystem.Reset");
        assertThat(reset.path("ResetType@Redfish.AllowableValues").toString()).isEqualTo("[\"On\",\"ForceOff\"]");
        assertThat(managed.at("/RedfishSystemInfo/PowerURL").asString()).isEqualTo("/redfish/v1/Chassis/Self/Power");
        assertThat(managed.at("/RedfishSystemInfo/PowerControl/0")
                        .path("@odata.id")
                        .asString())
                .isEqualTo("/redfish/v1/Chassis/Self/Power#/PowerControl/0");

        sent("POST", "sysinfo/powermaps", 200, "[{\"id\":\"x2960c0s0b0n0\",\"poweredBy\":[\"x2960m0p0j1\"]}]");
        assertThat(got("sysinfo/powermaps").toString())
                .isEqualTo("[{\"id\":\"x2960c0s0b0n0\",\"poweredBy\":[\"x2960m0p0j1\"]}]");
        sent("PATCH", "State/Components/BulkStateData", 204, """
                {"ComponentIDs": ["x2960c0s0b0n0", "x2960c0s9b0n0"], "State": "Off"}
                """);
        assertThat(got("State/Components/" + NODE).path("State").asString()).isEqualTo("Off");
    }

    @Test
    void powerControlReservesChecksRenewsAndReleases() {
        String reservations = "locks/service/reservations";
        JsonNode made = sent("POST", reservations, 200, """
                {"ComponentIDs": ["x2960c0s0b0n0"], "ProcessingModel": "flexible", "ReservationDuration": 1}
                """).json().at("/Success/0");
        assertThat(Stream.of("ID", "ReservationKey", "DeputyKey", "ExpirationTime"))
                .allMatch(made::has);
        String keys =
                "{\"ReservationKeys\":[{\"ID\":\"%s\",\"Key\":\"%s\"}],\"ProcessingModel\":\"flexible\",\"ReservationDuration\":1}"
                        .formatted(NODE, made.path("ReservationKey").asString());
        String deputies = "{\"DeputyKeys\":[{\"ID\":\"%s\",\"Key\":\"%s\"},{\"ID\":\"%s\",\"Key\":\"%s:dk:none\"}]}"
                .formatted(NODE, made.path("DeputyKey").asString(), BMC, BMC);

        JsonNode checked = sent("POST", reservations + "/check", 200, deputies).json();
        assertThat(names(checked.path("Success"))).containsExactly(NODE);
        assertThat(names(checked.path("Failure"))).containsExactly(BMC);
        assertThat(sent("POST", reservations + "/renew", 200, keys)
                        .json()
                        .at("/Success/ComponentIDs/0")
                        .asString())
                .isEqualTo(NODE);
        assertThat(sent("POST", reservations + "/release", 200, keys)
                        .json()
                        .at("/Counts/Success")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void playbooksFindTheSameNodesAmongComponentsAndMemberships() {
        sent("PATCH", "State/Components/%s/StateData".formatted(NODE), 204, "{\"State\":\"Ready\"}");
        String filter = "?type=Node&role=Compute&state=Ready";
        assertThat(names(got("State/Components" + filter).path("Components"))).containsExactly(NODE);
        JsonNode memberships = got("memberships" + filter);
        assertThat(memberships.toString())
                .isEqualTo("[{\"id\":\"x2960c0s0b0n0\",\"groupLabels\":[\"compute\"],\"partitionName\":\"\"}]");
        assertThat(got("memberships?type=node")).hasSize(1);
    }

    /** It takes any failure of a registration for one of an endpoint that is there. */
    @Test
    void magellanPutsWhatItCouldNotPost() {
        String sent = """
                {"ID": "x2960c0s1b0", "Type": "", "Name": "", "FQDN": "10.29.60.2", "User": "root", "MACRequired": true,
                 "RediscoverOnUpdate": false, "SchemaVersion": 1, "Systems": [], "Managers": []}
                """;
        sent("PUT", "Inventory/RedfishEndpoints/x2960c0s1b0", 200, sent);
        sent("POST", "Inventory/RedfishEndpoints", 409, sent);
        sent("PUT", "Inventory/RedfishEndpoints/x2960c0s1b0", 200, sent);
        assertThat(got("Inventory/RedfishEndpoints/x2960c0s1b0")
                        .path("IPAddress")
                        .asString())
                .isEqualTo("10.29.60.2");
    }
}
