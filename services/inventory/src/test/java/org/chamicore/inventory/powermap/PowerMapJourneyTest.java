package org.chamicore.inventory.powermap;

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
class PowerMapJourneyTest {

    private static final String MAPS = "/hsm/v2/sysinfo/powermaps";
    private static final String NODE = MAPS + "/x2080c0s0b0n0";

    private final Api api;
    private final Feed feed;

    PowerMapJourneyTest(@LocalServerPort int port) {
        api = new Api(port);
        feed = new Feed(api);
    }

    @BeforeEach
    void empty() {
        api.delete(MAPS);
        feed.skip();
    }

    @Test
    void mapsAreWrittenReadAndDeleted() {
        assertThat(api.post(MAPS, """
                        [{"id": "X2080c0s0b0n0", "poweredBy": ["x2080m0p0j1", "X2080m0p1j01", "x2080m0p0j1"]}, {"id": "x2080c0", "POWEREDBY": []}]
                        """).text()).isEqualTo("{\"code\":0,\"message\":\"Created or modified 2 entries\"}");

        String node = "{\"id\":\"x2080c0s0b0n0\",\"poweredBy\":[\"x2080m0p0j1\",\"x2080m0p1j1\"]}";
        Golden.assertSame(api.get(MAPS).json(), "power-maps.json");
        assertThat(api.get(MAPS + "/X2080c0s00b0n0").text()).isEqualTo(node);
        assertThat(api.get(MAPS + "?limit=1&after=x2080c0").text()).isEqualTo("[%s]".formatted(node));
        assertThat(api.delete(NODE).text()).isEqualTo("{\"code\":0,\"message\":\"deleted 1 entry\"}");
        assertRefused(api.delete(NODE), 404, "no such xname.");
        assertRefused(api.get(NODE), 404, "no such xname.");
        assertThat(api.delete(MAPS).text()).isEqualTo("{\"code\":0,\"message\":\"deleted 1 entries\"}");
        assertRefused(api.delete(MAPS), 404, "no entries to delete");
        assertRefused(api.get(MAPS + "/zz"), 400, "invalid xname");
        assertRefused(api.delete(MAPS + "/zz"), 400, "invalid xname");
        assertThat(feed.next()).hasSize(4);
    }

    @Test
    void putCreatesReplacesAndIsIdempotent() {
        Answer created = api.put(NODE, "{\"poweredBy\":[\"x2080m0p0j1\"]}");
        assertThat(created.text()).isEqualTo("{\"id\":\"x2080c0s0b0n0\",\"poweredBy\":[\"x2080m0p0j1\"]}");
        assertThat(feed.next()).hasSize(1);

        assertThat(api.put(NODE, "{\"id\":\"X2080c0s0b0n0\",\"poweredBy\":[\"x2080m0p0j1\"]}")
                        .text())
                .isEqualTo(created.text());
        assertThat(feed.next()).isEmpty();

        assertThat(api.put(NODE, "{\"poweredBy\":[]}").text())
                .isEqualTo(api.get(NODE).text());
        assertThat(feed.next()).singleElement().satisfies(change -> assertThat(change.path("before"))
                .isEqualTo(created.json()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            POST | ''             | [{"id":"x2080c0","poweredBy":[]},{"id":"x2080c1"}]                     | poweredby is required for PowerMaps
            POST | ''             | [{"id":"zz","poweredBy":[]}]                                           | couldn't validate map data at idx 0: xname ID 'zz' is invalid
            POST | ''             | [{"id":"x2080c0","poweredBy":[]},{"id":"x2080c1","poweredBy":["zz"]}]  | couldn't validate map data at idx 1: Power supply xname ID 'zz' is invalid
            POST | ''             | [null]                                                                 | poweredby is required for PowerMaps
            POST | ''             | {"id":"x2080c0","poweredBy":[]}                                        | The body must be a list
            PUT  | /x2080c0       | {}                                                                     | poweredby is required in PUT body
            PUT  | /x2080c0       | {"poweredBy":["zz"]}                                                   | couldn't validate PowerMap data: Power supply xname ID 'zz' is invalid
            PUT  | /zz            | {"poweredBy":[]}                                                       | couldn't validate PowerMap data: xname ID 'zz' is invalid
            PUT  | /x2080c0       | {"id":"x2080c1","poweredBy":[]}                                        | xname in URL and PUT body do not match
            """)
    void whatIsWrongIsRefusedAndNothingStored(String method, String path, String body, String detail) {
        assertRefused(api.send(method, MAPS + path, body), 400, detail);
        assertThat(feed.next()).isEmpty();
    }

    private static void assertRefused(Answer answer, int status, String detail) {
        assertThat(answer.detail()).isEqualTo(detail);
        assertThat(answer.status()).isEqualTo(status);
    }
}
