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
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Nodes as magellan, ochami and PDUs bring them; each test in a rack slot of its own. */
@InventoryTest
class RegistrationJourneyTest {

    private static final String ENDPOINTS = "/hsm/v2/Inventory/RedfishEndpoints";
    private static final String COMPONENT_ENDPOINTS = "/hsm/v2/Inventory/ComponentEndpoints";
    private static final String INTERFACES = "/hsm/v2/Inventory/EthernetInterfaces";
    private static final String COMPONENTS = "/hsm/v2/State/Components";

    private final Api api;
    private final Feed feed;

    RegistrationJourneyTest(@LocalServerPort int port) {
        api = new Api(port);
        feed = new Feed(api);
    }

    @BeforeEach
    void empty() {
        Stream.of(ENDPOINTS, INTERFACES, COMPONENTS).forEach(api::delete);
        feed.skip();
    }

    @Test
    void magellanBringsEverything() {
        Answer answer = api.post(ENDPOINTS, Golden.text("magellan/request.json"));

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.text()).isEqualTo("[{\"URI\":\"%s/x2000c0s1b0\"}]".formatted(ENDPOINTS));
        Golden.assertSame(api.get(ENDPOINTS + "/x2000c0s1b0").json(), "magellan/endpoint.json");
        Golden.assertSame(api.get(COMPONENTS).json(), "magellan/components.json");
        Golden.assertSame(api.get(COMPONENT_ENDPOINTS).json(), "magellan/component-endpoints.json");
        Golden.assertSame(api.get(INTERFACES).json(), "magellan/interfaces.json");
    }

    @Test
    void feedTellsOfEverythingAsTheRoutesShowIt() {
        api.post(ENDPOINTS, Golden.text("magellan/request.json"));

        List<JsonNode> changes = feed.next();
        assertThat(changes)
                .extracting(change -> change.path("kind").asString() + " "
                        + change.path("key").asString())
                .containsExactly(
                        "redfish_endpoint x2000c0s1b0",
                        "component x2000c0s1b0",
                        "component x2000c0s1b0n0",
                        "component x2000c0s1b0n1",
                        "component_endpoint x2000c0s1b0",
                        "component_endpoint x2000c0s1b0n0",
                        "component_endpoint x2000c0s1b0n1",
                        "ethernet_interface a4bf20000001",
                        "ethernet_interface b42e20000001",
                        "ethernet_interface b42e20000002");
        assertThat(changes).allSatisfy(change -> {
            assertThat(change.has("before")).isFalse();
            assertThat(change.path("after"))
                    .isEqualTo(api.get(Feed.route(change.path("kind").asString()) + "/"
                                    + change.path("key").asString())
                            .json());
        });
    }

    @Test
    void passwordIsNotShown() {
        api.post(ENDPOINTS, Golden.text("magellan/request.json"));
        api.put(ENDPOINTS + "/x2000c0s1b0", Golden.text("magellan/request.json"));

        assertThat(api.get(ENDPOINTS).text()).contains("\"Password\":\"\"").doesNotContain("secret");
        assertThat(api.get("/hsm/v2/changes/snapshot").text()).doesNotContain("secret");
        assertThat(feed.next().toString()).doesNotContain("secret");
    }

    @Test
    void sameInventoryAgainChangesNothing() {
        api.post(ENDPOINTS, Golden.text("magellan/request.json"));
        feed.skip();

        assertThat(api.put(ENDPOINTS + "/x2000c0s1b0", Golden.text("magellan/request.json"))
                        .status())
                .isEqualTo(200);

        assertThat(feed.next()).isEmpty();
    }

    @Test
    void knownEndpointIsRefusedOnPost() {
        api.post(ENDPOINTS, Golden.text("magellan/request.json"));
        feed.skip();

        Answer again = api.post(ENDPOINTS, Golden.text("magellan/request.json"));
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.detail())
                .isEqualTo("operation would conflict with an existing resource that has the same FQDN or xname ID.");
        assertThat(feed.next()).isEmpty();
    }

    @Test
    void putCreatesWhatIsMissing() {
        Answer answer = api.put(ENDPOINTS + "/x2000c0s1b0", Golden.text("magellan/request.json"));

        assertThat(answer.status()).isEqualTo(200);
        Golden.assertSame(answer.json(), "magellan/endpoint.json");
        Golden.assertSame(api.get(COMPONENT_ENDPOINTS).json(), "magellan/component-endpoints.json");
    }

    @Test
    void ochamiBringsItsComponentsFirst() {
        api.post(COMPONENTS, """
                {"Components": [{"ID": "x2010c0s0b0n0", "State": "On", "Type": "Node", "Enabled": true, "NID": 1}]}
                """);

        assertThat(api.post(ENDPOINTS, Golden.text("ochami/request.json")).status())
                .isEqualTo(201);
        Golden.assertSame(api.get(COMPONENTS).json(), "ochami/components.json");
        Golden.assertSame(api.get(ENDPOINTS + "/x2010c0s0b0").json(), "ochami/endpoint.json");
        assertThat(api.post(ENDPOINTS, Golden.text("ochami/request.json")).status())
                .isEqualTo(409);
        assertThat(api.put(ENDPOINTS + "/x2010c0s0b0", Golden.text("ochami/request.json"))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void pduBringsItsOutlets() {
        assertThat(api.post(ENDPOINTS, Golden.text("pdu/request.json")).status())
                .isEqualTo(201);

        Golden.assertSame(api.get(COMPONENTS).json(), "pdu/components.json");
        Golden.assertSame(api.get(COMPONENT_ENDPOINTS + "/x2020m0p1v35").json(), "pdu/component-endpoint.json");

        api.put(ENDPOINTS + "/x2020m0", Golden.text("pdu/request.json").replace("\"ON\"", "\"off\""));
        assertThat(api.get(COMPONENTS + "/x2020m0p1v35").json().path("State").asString())
                .isEqualTo("Off");
    }

    @Test
    void whatIsKnownOfAComponentSurvivesItsInventory() {
        api.post(COMPONENTS, """
                {"Components": [{"ID": "x2000c0s1b0n0", "State": "Ready", "Flag": "Warning", "Role": "Service", "SubRole": "Worker",
                  "NID": 7, "Enabled": false, "Subtype": "a", "NetType": "Sling", "Arch": "ARM", "Class": "Hill", "SoftwareStatus": "s"},
                 {"ID": "x2000c0s1b0", "State": "Standby", "Flag": "Alert"}]}
                """);
        JsonNode node = api.get(COMPONENTS + "/x2000c0s1b0n0").json();
        JsonNode bmc = api.get(COMPONENTS + "/x2000c0s1b0").json();

        api.post(ENDPOINTS, Golden.text("magellan/request.json"));

        assertThat(api.get(COMPONENTS + "/x2000c0s1b0n0").json()).isEqualTo(node);
        assertThat(api.get(COMPONENTS + "/x2000c0s1b0").json()).isEqualTo(bmc);
    }

    @Test
    void knownInterfaceIsRefusedOnPostAndNothingIsStored() {
        api.post(INTERFACES, "{\"MACAddress\":\"b42e20000002\",\"ComponentID\":\"x9c0s0b0n0\"}");
        feed.skip();

        Answer answer = api.post(ENDPOINTS, Golden.text("magellan/request.json"));

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.detail())
                .isEqualTo("operation would conflict with an existing component ethernet interface that has the same"
                        + " MAC address.");
        assertThat(feed.next()).isEmpty();
        assertThat(api.get(ENDPOINTS).text()).isEqualTo("{\"RedfishEndpoints\":[]}");
        assertThat(api.get(COMPONENTS).text()).isEqualTo("{\"Components\":[]}");
        assertThat(api.get(INTERFACES).json()).hasSize(1);
    }

    @Test
    void knownInterfaceMovesOnPut() {
        api.post(INTERFACES, """
                {"MACAddress": "b42e20000002", "ComponentID": "x9c0s0b0n0", "Description": "old",
                 "IPAddresses": [{"IPAddress": "10.9.9.9"}, {"IPAddress": "10.21.0.1", "Network": "NMN"}]}
                """);

        assertThat(api.put(ENDPOINTS + "/x2000c0s1b0", Golden.text("magellan/request.json"))
                        .status())
                .isEqualTo(200);

        Golden.assertSame(api.get(INTERFACES).json(), "magellan/interfaces.json");
    }

    @Test
    void endpointThatComesBackFindsItsInterfaces() {
        api.post(ENDPOINTS, Golden.text("magellan/request.json"));
        api.patch(
                INTERFACES + "/b42e20000001", "{\"IPAddresses\":[{\"IPAddress\":\"10.21.0.9\",\"Network\":\"NMN\"}]}");
        assertThat(api.delete(ENDPOINTS + "/x2000c0s1b0").status()).isEqualTo(200);

        assertThat(api.post(ENDPOINTS, Golden.text("magellan/request.json")).status())
                .isEqualTo(201);

        assertThat(api.get(INTERFACES + "/b42e20000001")
                        .json()
                        .path("IPAddresses")
                        .toString())
                .isEqualTo("[{\"IPAddress\":\"10.21.0.9\",\"Network\":\"NMN\"}]");
        assertThat(api.get(COMPONENTS + "/x2000c0s1b0n0").json().path("State").asString())
                .isEqualTo("On");
    }

    @Test
    void deletedEndpointLeavesEmptyComponentsAndItsInterfaces() {
        api.post(ENDPOINTS, Golden.text("magellan/request.json"));
        api.patch(COMPONENTS + "/x2000c0s1b0n1/FlagOnly", "{\"Flag\":\"Locked\"}");
        feed.skip();

        assertThat(api.delete(ENDPOINTS + "/x2000c0s1b0").text())
                .isEqualTo("{\"code\":0,\"message\":\"deleted 1 entry\"}");

        assertThat(api.get(COMPONENTS + "?stateonly=true").text()).isEqualTo("""
                {"Components":[{"ID":"x2000c0s1b0","Type":"NodeBMC","State":"Empty","Flag":"OK"},\
                {"ID":"x2000c0s1b0n0","Type":"Node","State":"Empty","Flag":"OK"},\
                {"ID":"x2000c0s1b0n1","Type":"Node","State":"Empty","Flag":"Locked"}]}""");
        assertThat(api.get(COMPONENT_ENDPOINTS).text()).isEqualTo("{\"ComponentEndpoints\":[]}");
        assertThat(api.get(INTERFACES).json()).hasSize(3);
        assertThat(feed.next())
                .extracting(change -> change.path("kind").asString() + (change.has("after") ? " is" : " gone"))
                .containsExactly(
                        "component is",
                        "component is",
                        "component is",
                        "component_endpoint gone",
                        "component_endpoint gone",
                        "component_endpoint gone",
                        "redfish_endpoint gone");
    }

    @Test
    void disabledEndpointLeavesEmptyComponentsAndShowsOnWhatItManaged() {
        api.post(ENDPOINTS, Golden.text("magellan/request.json"));
        feed.skip();

        Answer answer = api.put(ENDPOINTS + "/x2000c0s1b0", "{\"FQDN\":\"bmc.lan\",\"Enabled\":false}");

        assertThat(answer.json().path("Hostname").asString()).isEqualTo("bmc");
        assertThat(api.get(COMPONENTS + "?state=empty").json().path("Components"))
                .hasSize(3);
        JsonNode managed = api.get(COMPONENT_ENDPOINTS + "/x2000c0s1b0n0").json();
        assertThat(managed.path("Enabled").asBoolean()).isFalse();
        assertThat(managed.path("RedfishURL").asString()).isEqualTo("bmc.lan/redfish/v1/Systems/Node0");
        assertThat(feed.next())
                .filteredOn(change -> change.path("kind").asString().equals("component_endpoint"))
                .hasSize(3)
                .allSatisfy(change -> {
                    assertThat(change.path("before").path("RedfishEndpointFQDN").asString())
                            .isEqualTo("10.20.0.1");
                    assertThat(change.path("after").path("RedfishEndpointFQDN").asString())
                            .isEqualTo("bmc.lan");
                });
    }

    @Test
    void fqdnIsUniqueOnPutToo() {
        api.post(ENDPOINTS, "{\"ID\":\"x2000c0s1b0\",\"FQDN\":\"a.lan\"}");
        api.post(ENDPOINTS, "{\"ID\":\"x2000c0s2b0\",\"FQDN\":\"b.lan\"}");

        Answer taken = api.put(ENDPOINTS + "/x2000c0s2b0", "{\"FQDN\":\"a.lan\"}");
        assertThat(taken.status()).isEqualTo(409);
        assertThat(taken.detail())
                .isEqualTo("operation would conflict with an existing resource that has the same FQDN");
        Answer fresh = api.put(ENDPOINTS + "/x2000c0s3b0", "{\"FQDN\":\"a.lan\"}");
        assertThat(fresh.status()).isEqualTo(409);
        assertThat(fresh.detail()).endsWith("same FQDN or xname ID.");
    }

    @Test
    void severalEndpointsComeTogetherOrNotAtAll() {
        api.post(ENDPOINTS, "{\"ID\":\"x2000c0s1b0\"}");
        feed.skip();

        assertThat(api.post(ENDPOINTS, "{\"RedfishEndpoints\":[{\"ID\":\"x2000c0s0b0\"},{\"ID\":\"x2000c0s1b0\"}]}")
                        .status())
                .isEqualTo(409);
        assertThat(feed.next()).isEmpty();

        Answer both = api.post(ENDPOINTS, "{\"RedfishEndpoints\":[{\"ID\":\"x2000c0s3b0\"},{\"ID\":\"x2000c0s2b0\"}]}");
        assertThat(both.status()).isEqualTo(201);
        assertThat(both.header("Location")).isEqualTo(ENDPOINTS);
        assertThat(both.json()).hasSize(2);
        assertThat(api.get(ENDPOINTS + "?id=x2000c0s2b0&id=x2000c0s3b0").json().path("RedfishEndpoints"))
                .hasSize(2);
    }
}
