package org.chamicore.inventory.serviceendpoint;

import static org.assertj.core.api.Assertions.assertThat;

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

@InventoryTest
class ServiceEndpointJourneyTest {

    private static final String SERVICES = "/hsm/v2/Inventory/ServiceEndpoints";
    private static final String ENDPOINTS = "/hsm/v2/Inventory/RedfishEndpoints";
    private static final String UPDATE = SERVICES + "/UpdateService/RedfishEndpoints/x2070c0s0b0";

    private final Api api;
    private final Feed feed;

    @Autowired
    private JdbcClient jdbc;

    ServiceEndpointJourneyTest(@LocalServerPort int port) {
        api = new Api(port);
        feed = new Feed(api);
    }

    @BeforeEach
    void threeServices() {
        api.delete(ENDPOINTS);
        api.post(ENDPOINTS, "{\"ID\":\"x2070c0s0b0\",\"Hostname\":\"x2070c0s0b0\",\"Domain\":\"lan\"}");
        api.post(ENDPOINTS, "{\"ID\":\"x2070c0s1b0\"}");
        jdbc.sql("""
                insert into service_endpoint (endpoint_id, redfish_type, redfish_subtype, uuid, odata_id, info)
                values ('x2070c0s0b0', 'UpdateService', '', '', '/redfish/v1/UpdateService', '{"Id": "U"}')
                     , ('x2070c0s0b0', 'EventService', 'a', 'u', '/redfish/v1/EventService', '{}')
                     , ('x2070c0s1b0', 'UpdateService', '', '', '/redfish/v1/UpdateService', '{}')
                """).update();
        feed.skip();
    }

    @Test
    void serviceIsShownAsClientsKnowIt() {
        Golden.assertSame(api.get(SERVICES).json(), "service-endpoints.json");
        assertThat(api.get(UPDATE).json())
                .isEqualTo(api.get(SERVICES).json().path("ServiceEndpoints").path(1));
        assertThat(api.get(SERVICES + "/EventService").json())
                .isEqualTo(api.get(SERVICES + "?service=EventService").json());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''                                       | 3
            ?service=UpdateService                   | 2
            ?service=!UpdateService                  | 1
            ?service=updateservice                   | 0
            ?redfish_ep=X2070c0s0b0                  | 2
            ?redfish_ep=x2070c0s[0-1]b0              | 3
            /UpdateService                           | 2
            /UpdateService?redfish_ep=x2070c0s1b0    | 1
            /NoService                               | 0
            ?limit=1&after=x2070c0s0b0/EventService  | 1
            """)
    void listsHoldWhatIsAskedFor(String query, int count) {
        assertThat(api.get(SERVICES + query).json().path("ServiceEndpoints")).hasSize(count);
    }

    @Test
    void unknownServicesAreToldApartFromMalformedNames() {
        assertRefused(api.get(SERVICES + "?redfish_ep=zz"), 400, "bad query param: Argument was not a valid xname ID");
        assertRefused(
                api.get(SERVICES + "/UpdateService/RedfishEndpoints/zz"), 400, "Argument was not a valid xname ID");
        assertRefused(
                api.get(SERVICES + "/NoService/RedfishEndpoints/x2070c0s0b0"),
                404,
                "no such service under redfish endpoint.");
        assertRefused(
                api.delete(SERVICES + "/UpdateService/RedfishEndpoints/zz"),
                404,
                "no such service under redfish endpoint.");
    }

    @Test
    void deletedServicesAreToldOf() {
        assertThat(api.delete(UPDATE).text()).isEqualTo("{\"code\":0,\"message\":\"deleted 1 entry\"}");
        assertRefused(api.delete(UPDATE), 404, "no such service under redfish endpoint.");
        assertThat(api.delete(SERVICES).text()).isEqualTo("{\"code\":0,\"message\":\"deleted 2 entries\"}");
        assertRefused(api.delete(SERVICES), 404, "no entries to delete");
        assertThat(feed.next())
                .extracting(change -> change.path("key").asString())
                .containsExactly("x2070c0s0b0/UpdateService", "x2070c0s0b0/EventService", "x2070c0s1b0/UpdateService");
    }

    @Test
    void newNameOfTheEndpointIsTheirs() {
        api.patch(ENDPOINTS + "/x2070c0s0b0", "{\"Domain\":\"wan\"}");

        assertThat(api.get(UPDATE).json().path("RedfishURL").asString())
                .isEqualTo("x2070c0s0b0.wan/redfish/v1/UpdateService");
        assertThat(feed.next())
                .filteredOn(change -> change.path("kind").asString().equals("service_endpoint"))
                .hasSize(2)
                .allSatisfy(change -> {
                    assertThat(change.path("before").path("RedfishEndpointFQDN").asString())
                            .isEqualTo("x2070c0s0b0.lan");
                    assertThat(change.path("after").path("RedfishEndpointFQDN").asString())
                            .isEqualTo("x2070c0s0b0.wan");
                });
    }

    private static void assertRefused(Answer answer, int status, String detail) {
        assertThat(answer.detail()).isEqualTo(detail);
        assertThat(answer.status()).isEqualTo(status);
    }
}
