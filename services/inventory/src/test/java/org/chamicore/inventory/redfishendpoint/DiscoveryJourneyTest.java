package org.chamicore.inventory.redfishendpoint;

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
import org.springframework.boot.test.web.server.LocalServerPort;

@InventoryTest
class DiscoveryJourneyTest {

    private static final String DISCOVER = "/hsm/v2/Inventory/Discover";
    private static final String STATUS = "/hsm/v2/Inventory/DiscoveryStatus";
    private static final String ENDPOINTS = "/hsm/v2/Inventory/RedfishEndpoints";

    private final Api api;
    private final Feed feed;

    DiscoveryJourneyTest(@LocalServerPort int port) {
        api = new Api(port);
        feed = new Feed(api);
    }

    @BeforeEach
    void oneEndpoint() {
        api.delete(ENDPOINTS);
        api.post(ENDPOINTS, "{\"ID\":\"x2060c0s0b0\"}");
        feed.skip();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {}
            {"xnames":[]}
            {"xnames":["X2060c0s0b0"],"force":true}
            """)
    void wishIsTakenAndNobodyWalks(String wish) {
        Answer answer = api.post(DISCOVER, wish);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).isEqualTo("[{\"URI\":\"%s/0\"}]".formatted(STATUS));
        assertThat(feed.next()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"xnames":["x2060c0s0b0","x2060c0s9b0"]} | 404 | No such RedfishEndpoint: x2060c0s9b0
            {"xnames":["all"]}                       | 404 | No such RedfishEndpoint: all
            {"xnames":[null]}                        | 404 | No such RedfishEndpoint: ''
            {"xnames":"x2060c0s0b0"}                 | 400 | POST body was not understood
            {"force":"yes"}                          | 400 | POST body was not understood
            {                                        | 400 | POST body was not understood
            ''                                       | 400 | POST body was not understood
            """)
    void wishThatCannotBeTakenIsRefused(String wish, int status, String detail) {
        Answer answer = api.post(DISCOVER, wish);

        assertThat(answer.detail()).isEqualTo(detail.replace("''", ""));
        assertThat(answer.status()).isEqualTo(status);
    }

    @Test
    void thereIsNothingToWalkThrough() {
        api.delete(ENDPOINTS);

        Answer answer = api.post(DISCOVER, "{}");
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.detail()).isEqualTo("RedfishEndpoints collection is empty");
    }

    @Test
    void statusIsAsAtTheBeginning() {
        Golden.assertSame(api.get(STATUS).json(), "discovery-statuses.json");
        assertThat(api.get(STATUS + "/0").json())
                .isEqualTo(api.get(STATUS).json().get(0));
        assertThat(api.get(STATUS + "/0").json().path("ID").asInt(7)).isZero();
        assertThat(api.get(STATUS + "/1").status()).isEqualTo(404);
        assertThat(api.get(STATUS + "/1").detail()).isEqualTo("no such DiscoveryStatus ID.");
        assertThat(api.get(STATUS + "/-1").status()).isEqualTo(400);
        assertThat(api.get(STATUS + "/a").detail()).isEqualTo("DiscoveryStatus ID not an unsigned integer");
    }
}
