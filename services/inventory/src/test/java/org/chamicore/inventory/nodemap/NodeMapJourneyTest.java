package org.chamicore.inventory.nodemap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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
class NodeMapJourneyTest {

    private static final String MAPS = "/hsm/v2/Defaults/NodeMaps";
    private static final String MAP = MAPS + "/x2700c0s0b0n0";

    private final Api api;
    private final Feed feed;

    NodeMapJourneyTest(@LocalServerPort int port) {
        api = new Api(port);
        feed = new Feed(api);
    }

    @BeforeEach
    void empty() {
        api.delete(MAPS);
        api.delete("/hsm/v2/State/Components");
        feed.skip();
    }

    private static String maps(int from, int to, int shift) {
        return IntStream.range(from, to)
                .mapToObj(number -> "{\"ID\":\"x2700c0s%db0n0\",\"NID\":%d}".formatted(number, number + shift))
                .collect(Collectors.joining(",", "{\"NodeMaps\":[", "]}"));
    }

    @Test
    void mapsAreStoredShownAndTold() {
        Answer stored = api.post(MAPS, Golden.text("node-maps.json"));
        assertThat(stored.status()).isEqualTo(200);
        assertThat(stored.text()).isEqualTo("{\"code\":0,\"message\":\"Created or modified 3 entries\"}");
        Golden.assertSame(api.get(MAPS).json(), "node-maps.json");
        assertThat(api.get(MAPS + "/X2700c0s01b0n0").json())
                .isEqualTo(api.get(MAPS).json().path("NodeMaps").get(1));
        assertThat(feed.next()).hasSize(3).allSatisfy(change -> assertThat(change.path("after"))
                .isEqualTo(api.get(MAPS + "/" + change.path("key").asString()).json()));
    }

    @Test
    void oneMapNeedsNoList() {
        assertThat(api.post(MAPS, "{\"ID\":\"x2700c0s0b0n0\",\"NID\":7,\"role\":\"service\",\"SubRole\":\"\"}")
                        .text())
                .contains("Created or modified 1 entries");
        assertThat(api.get(MAP).text()).isEqualTo("{\"ID\":\"x2700c0s0b0n0\",\"NID\":7,\"Role\":\"Service\"}");
        assertThat(api.post(MAPS, "{}").text()).contains("Created or modified 0 entries");
        assertThat(api.post(MAPS, "{\"NodeMaps\":[]}").text()).contains("Created or modified 0 entries");
    }

    @Test
    void putIsIdempotent() {
        for (int turn = 0; turn < 3; turn++) {
            Answer put = api.put(MAP, "{\"NID\":7,\"Role\":\"Service\",\"NodeInfo\":[1]}");
            assertThat(put.status()).isEqualTo(200);
            assertThat(put.text())
                    .isEqualTo("{\"ID\":\"x2700c0s0b0n0\",\"NID\":7,\"Role\":\"Service\",\"NodeInfo\":[1]}");
        }
        assertThat(feed.next()).hasSize(1);
        api.put(MAP, "{\"ID\":\"X2700c0s0b0n0\",\"NID\":7}");
        assertThat(api.get(MAP).text()).isEqualTo("{\"ID\":\"x2700c0s0b0n0\",\"NID\":7}");
    }

    @Test
    void numbersCanBeExchangedAtOnce() {
        api.post(MAPS, maps(0, 10, 1));
        assertThat(api.post(MAPS, """
                        {"NodeMaps": [{"ID": "x2700c0s0b0n0", "NID": 2}, {"ID": "x2700c0s1b0n0", "NID": 11},
                                      {"ID": "x2700c0s20b0n0", "NID": 1}]}
                        """).status()).isEqualTo(200);
        assertThat(api.get(MAPS + "/x2700c0s20b0n0").json().path("NID").asInt()).isEqualTo(1);
    }

    @Test
    void takenNumberRefusesAll() {
        api.put(MAP, "{\"NID\":5}");
        Answer refused = api.post(MAPS, maps(1, 10, 0));
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.detail())
                .isEqualTo("operation would conflict with an existing xname ID that has the same NID.");
        assertThat(api.get(MAPS).json().path("NodeMaps")).hasSize(1);
        Answer put = api.put(MAPS + "/x2700c0s1b0n0", "{\"NID\":5}");
        assertThat(put.status()).isEqualTo(409);
        assertThat(put.detail()).isEqualTo("operation would conflict with an existing resource that has the same NID");
    }

    /** From a thousand on they are copied; what is refused is so all the same. */
    @Test
    void manyMapsAreOneAct() {
        api.post(MAPS, maps(0, 2, 1));
        assertThat(api.post(MAPS, maps(0, 1500, 100_000)).text()).contains("Created or modified 1500 entries");
        assertThat(api.get(MAPS).json().path("NodeMaps")).hasSize(1500);
        assertThat(feed.next()).hasSize(1502);

        Answer refused = api.post(MAPS, maps(1500, 2500, 99_999));
        assertThat(refused.status()).isEqualTo(409);
        assertThat(api.get(MAPS).json().path("NodeMaps")).hasSize(1500);
        assertThat(feed.next()).isEmpty();
    }

    @Test
    void oneOfManyGetsTheNumber() throws Exception {
        CyclicBarrier start = new CyclicBarrier(8);
        try (ExecutorService writers = Executors.newFixedThreadPool(8)) {
            List<Future<Integer>> answers = IntStream.range(0, 8)
                    .mapToObj(writer -> writers.submit(() -> {
                        start.await();
                        return api.put(MAPS + "/x2700c0s%db0n0".formatted(writer), "{\"NID\":9}")
                                .status();
                    }))
                    .toList();
            for (Future<Integer> answer : answers) {
                assertThat(answer.get()).isIn(200, 409);
            }
        }
        assertThat(api.get(MAPS).json().path("NodeMaps")).hasSize(1);
        assertThat(feed.next()).hasSize(1);
    }

    @Test
    void newNodeIsUsedForWhatItsMapSays() {
        api.post(MAPS, """
                {"NodeMaps": [{"ID": "x2700c0s0b0n0", "NID": 101, "Role": "Management", "SubRole": "Master"},
                              {"ID": "x2700c0s1b0n0", "NID": 102}]}
                """);
        api.post("/hsm/v2/State/Components", """
                {"Components": [{"ID": "x2700c0s0b0n0", "State": "On"}, {"ID": "x2700c0s1b0n0", "State": "On", "NID": 7},
                                {"ID": "x2700c0s2b0n0", "State": "On"}]}
                """);
        api.put("/hsm/v2/State/Components/x2700c0s0b0n1", "{\"Component\":{\"State\":\"On\"}}");
        api.put(MAPS + "/x2700c0s2b0n0", "{\"NID\":103}");

        assertThat(api.get("/hsm/v2/State/Components").text()).isEqualTo("""
                {"Components":[\
                {"ID":"x2700c0s0b0n0","Type":"Node","State":"On","Flag":"OK","Enabled":true,"Role":"Management","SubRole":"Master","NID":101},\
                {"ID":"x2700c0s0b0n1","Type":"Node","State":"On","Flag":"OK","Enabled":true,"Role":"Compute","NID":44253185},\
                {"ID":"x2700c0s1b0n0","Type":"Node","State":"On","Flag":"OK","Enabled":true,"Role":"Compute","NID":7},\
                {"ID":"x2700c0s2b0n0","Type":"Node","State":"On","Flag":"OK","Enabled":true,"Role":"Compute","NID":44253248}]}""");
    }

    @Test
    void nodeOfAnEndpointIsUsedForWhatItsMapSays() {
        api.put(MAP, "{\"NID\":101,\"Role\":\"Service\"}");
        api.delete("/hsm/v2/Inventory/RedfishEndpoints");
        api.post("/hsm/v2/Inventory/RedfishEndpoints", """
                {"ID": "x2700c0s0b0", "FQDN": "map.lan", "SchemaVersion": 1, "Systems": [{"uri": "/redfish/v1/Systems/1"}]}
                """);
        assertThat(api.get("/hsm/v2/State/Components/x2700c0s0b0n0").text())
                .contains("\"Role\":\"Service\",\"NID\":101");
        api.delete("/hsm/v2/Inventory/RedfishEndpoints");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            POST | ''               | {"ID":"zz","NID":1}                            | couldn't validate mapping data: xname ID 'zz' is invalid or not a node    | ID
            POST | ''               | {"ID":"x0c0s0b0","NID":1}                      | couldn't validate mapping data: xname ID 'x0c0s0b0' is invalid or not a node | ID
            POST | ''               | {"ID":"x0c0s0b0n0"}                            | couldn't validate mapping data: NID '0' is out of range                   | NID
            POST | ''               | {"ID":"x0c0s0b0n0","NID":-3}                   | couldn't validate mapping data: NID '-3' is out of range                  | NID
            POST | ''               | {"ID":"x0c0s0b0n0","NID":1,"Role":"x"}         | couldn't validate mapping data: Role 'x' is not valid.                    | Role
            POST | ''               | {"ID":"x0c0s0b0n0","NID":1,"SubRole":"x"}      | couldn't validate mapping data: SubRole 'x' is not valid.                 | SubRole
            POST | ''               | {"NodeMaps":[{"ID":"x0c0s0b0n0","NID":1},{"ID":"x0c0s0b0n1","NID":0}]} | couldn't validate map data at idx 1: NID '0' is out of range | NodeMaps[1].NID
            POST | ''               | {"NodeMaps":[null]}                            | couldn't validate map data at idx 0: xname ID '' is invalid or not a node | NodeMaps[0].ID
            POST | ''               | {"ID":"x0c0s0b0n0","NID":1,"NodeInfo":"\\u0000"} | couldn't validate mapping data: NodeInfo holds a character that no text may | NodeInfo
            POST | ''               | {"ID":"x0c0s0b0n0","NID":"1"}                  | Field NID must be a number (long)                                         | NID
            POST | ''               | {"NodeMaps":[{"ID":"x0c0s0b0n0","NID":1.5}]}   | Field NodeMaps[0].NID must be a number (long)                             | NodeMaps[0].NID
            PUT  | /ZZ              | {"NID":1}                                      | couldn't validate endpoint data: xname ID 'zz' is invalid or not a node   | ID
            PUT  | /x0c0s0b0n0      | {"NID":0}                                      | couldn't validate endpoint data: NID '0' is out of range                  | NID
            """)
    void badMapIsRefusedByName(String method, String path, String body, String detail, String field) {
        Answer refused = api.send(method, MAPS + path, body);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.detail()).isEqualTo(detail);
        assertThat(refused.json().path("errors").get(0).path("field").asString())
                .isEqualTo(field);
        assertThat(api.get(MAPS).text()).isEqualTo("{\"NodeMaps\":[]}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            PUT    | /x0c0s0b0n0 | {"ID":"x0c0s0b0n1","NID":1} | 400 | xname in URL and PUT body do not match
            GET    | /x0c0s0b0n0 | ''                          | 404 | no such xname.
            GET    | /zz         | ''                          | 404 | no such xname.
            DELETE | /x0c0s0b0n0 | ''                          | 404 | no such xname.
            DELETE | /zz         | ''                          | 400 | invalid xname
            DELETE | ''          | ''                          | 404 | no entries to delete
            """)
    void whatIsNotThereIsSaidSo(String method, String path, String body, int status, String detail) {
        Answer refused = api.send(method, MAPS + path, body);
        assertThat(refused.status()).isEqualTo(status);
        assertThat(refused.detail()).isEqualTo(detail);
    }

    @Test
    void mapsGoOneByOneOrAltogether() {
        api.post(MAPS, maps(0, 5, 1));
        feed.skip();
        String tag = api.get(MAP).header("ETag");
        assertThat(api.send("DELETE", MAP, "", "If-Match", "\"other\"").status())
                .isEqualTo(412);
        assertThat(api.send("PUT", MAP, "{\"NID\":50}", "If-Match", "\"other\"").status())
                .isEqualTo(412);
        assertThat(api.send("DELETE", MAP, "", "If-Match", tag).text())
                .isEqualTo("{\"code\":0,\"message\":\"deleted 1 entry\"}");
        assertThat(api.delete(MAPS).text()).isEqualTo("{\"code\":0,\"message\":\"deleted 4 entries\"}");
        assertThat(feed.next())
                .hasSize(5)
                .allMatch(change -> change.path("kind").asString().equals("node_map") && !change.has("after"));
    }

    @Test
    void listHasPagesAndVersions() {
        api.post(MAPS, maps(0, 5, 1));
        Answer page = api.get(MAPS + "?limit=3");
        assertThat(page.json().path("NodeMaps")).hasSize(3);
        assertThat(page.header("Link")).contains("after=x2700c0s2b0n0");
        assertThat(api.send("GET", MAPS + "?limit=3", "", "If-None-Match", page.header("ETag"))
                        .status())
                .isEqualTo(304);
    }
}
