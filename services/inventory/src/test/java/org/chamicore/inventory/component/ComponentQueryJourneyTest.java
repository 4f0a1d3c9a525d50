package org.chamicore.inventory.component;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.chamicore.inventory.Api;
import org.chamicore.inventory.Api.Answer;
import org.chamicore.inventory.InventoryTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Questions by place and by number. */
@InventoryTest
class ComponentQueryJourneyTest {

    private static final String COMPONENTS = "/hsm/v2/State/Components";

    private final Api api;

    ComponentQueryJourneyTest(@LocalServerPort int port) {
        api = new Api(port);
    }

    /** Two slots that begin alike, each with a BMC and two nodes, in a chassis of a cabinet. */
    @BeforeEach
    void oneCabinet() {
        api.delete("/hsm/v2/groups/query");
        api.delete(COMPONENTS);
        assertThat(api.post(COMPONENTS, """
                        {"Components": [
                          {"ID": "x9", "State": "On"}, {"ID": "x9c0", "State": "On"}, {"ID": "x90", "State": "On"},
                          {"ID": "x9c0s1", "State": "On"}, {"ID": "x9c0s10", "State": "On"},
                          {"ID": "x9c0s1b0", "State": "Ready"}, {"ID": "x9c0s10b0", "State": "Ready"},
                          {"ID": "x9c0s1b0n0", "State": "Ready", "NID": 1}, {"ID": "x9c0s1b0n1", "State": "Off", "NID": 2},
                          {"ID": "x9c0s10b0n0", "State": "Ready", "NID": 3, "Role": "Service"},
                          {"ID": "x9c0s10b0n1", "State": "Off", "NID": 3}]}
                        """).status()).isEqualTo(204);
        api.post("/hsm/v2/groups", "{\"label\":\"query\",\"members\":{\"ids\":[\"x9c0s1b0n1\"]}}");
    }

    private static String ids(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json()
                .path("Components")
                .valueStream()
                .map(each -> each.path("ID").asString())
                .collect(Collectors.joining(" "));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"ComponentIDs":["x9c0s1"]}                                              | x9c0s1
            {"ComponentIDs":["X9c0s01","x9c0s1","x77","zz",""]}                      | x9c0s1
            {"ComponentIDs":["x9c0s1"],"type":["Node"]}                              | x9c0s1b0n0 x9c0s1b0n1
            {"ComponentIDs":["x9c0s1"],"type":["node","nodebmc"]}                    | x9c0s1b0 x9c0s1b0n0 x9c0s1b0n1
            {"ComponentIDs":["x9c0s1"],"type":["!node"]}                             | x9c0s1 x9c0s1b0
            {"ComponentIDs":["x9"],"type":["Cabinet","Chassis"]}                     | x9 x9c0
            {"ComponentIDs":["x9c0s1b0n0"],"type":["Node"]}                          | x9c0s1b0n0
            {"ComponentIDs":["s0"],"type":["Node"],"state":["Ready"]}                | x9c0s10b0n0 x9c0s1b0n0
            {"ComponentIDs":["all"],"type":null,"TYPE":["Chassis"]}                  | x9c0
            {"ComponentIDs":["x9c0s[1,10]b0n0"]}                                     | x9c0s10b0n0 x9c0s1b0n0
            {"ComponentIDs":["nid[1-2]","nid9"]}                                     | x9c0s1b0n0 x9c0s1b0n1
            {"ComponentIDs":["nid[3]"],"state":["Ready"]}                            | x9c0s10b0n0
            {"ComponentIDs":["x9"],"type":["Node"],"nid_start":["2"],"nid_end":["3"],"role":["Compute"]} | x9c0s10b0n1 x9c0s1b0n1
            {"ComponentIDs":["x9"],"type":["Node"],"group":["query"]}                | x9c0s1b0n1
            {"componentids":["x9"],"type":["Node"],"group":["NULL"],"nid":["!3"]}    | x9c0s1b0n0
            {"ComponentIDs":["x77"]}                                                 | ''
            """)
    void placesAreFound(String body, String found) {
        assertThat(ids(api.post(COMPONENTS + "/Query", body))).isEqualTo(found);
    }

    @Test
    void allMeansAll() {
        assertThat(api.post(COMPONENTS + "/Query", "{\"ComponentIDs\":[\"all\"]}")
                        .text())
                .isEqualTo(api.get(COMPONENTS).text());
        assertThat(api.get(COMPONENTS + "/Query/s0").text())
                .isEqualTo(api.get(COMPONENTS).text());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            x9c0s1                            | x9c0s1
            x9c0s1?type=Node                  | x9c0s1b0n0 x9c0s1b0n1
            X9c0s01?TYPE=Node&State=off       | x9c0s1b0n1
            all?type=Chassis&type=Cabinet     | x90 x9 x9c0
            zz                                | ''
            x9c0s[1,10]b0n0                   | x9c0s10b0n0 x9c0s1b0n0
            """)
    void placeOfTheAddressIsFound(String query, String found) {
        assertThat(ids(api.get(COMPONENTS + "/Query/"
                                + query.replace("[", "%5B").replace("]", "%5D")))
                        .split(" "))
                .containsExactlyInAnyOrder(found.split(" "));
    }

    @Test
    void switchesShowLess() {
        assertThat(api.post(COMPONENTS + "/Query", "{\"ComponentIDs\":[\"nid1\"],\"nidonly\":true}")
                        .text())
                .isEqualTo("{\"Components\":[{\"ID\":\"x9c0s1b0n0\",\"Type\":\"Node\",\"NID\":1}]}");
        assertThat(api.get(COMPONENTS + "/Query/x9c0s1b0n0?StateOnly=1").text())
                .isEqualTo(
                        "{\"Components\":[{\"ID\":\"x9c0s1b0n0\",\"Type\":\"Node\",\"State\":\"Ready\",\"Flag\":\"OK\"}]}");
        assertThat(api.post(COMPONENTS + "/ByNID/Query", "{\"NIDRanges\":[\"1\"],\"flagonly\":true}")
                        .text())
                .isEqualTo("{\"Components\":[{\"ID\":\"x9c0s1b0n0\",\"Type\":\"Node\",\"Flag\":\"OK\"}]}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"NIDRanges":["1-2"]}                                   | x9c0s1b0n0 x9c0s1b0n1
            {"NIDRanges":["1","3"]}                                 | x9c0s10b0n0 x9c0s10b0n1 x9c0s1b0n0
            {"NIDRanges":["nid[1-3]"],"state":["Ready"]}            | x9c0s10b0n0 x9c0s1b0n0
            {"NIDRanges":["[2,3]"],"role":["!Service"]}             | x9c0s10b0n1 x9c0s1b0n1
            {"nidranges":["1-9"],"nid":["7"],"nid_start":["8"]}     | x9c0s10b0n0 x9c0s10b0n1 x9c0s1b0n0 x9c0s1b0n1
            {"NIDRanges":["7-8"]}                                   | ''
            """)
    void numbersAreFound(String body, String found) {
        assertThat(ids(api.post(COMPONENTS + "/ByNID/Query", body))).isEqualTo(found);
    }

    @Test
    void firstByNameHasTheNumber() {
        assertThat(api.get(COMPONENTS + "/ByNID/3").json().path("ID").asString())
                .isEqualTo("x9c0s10b0n0");
        assertThat(api.get(COMPONENTS + "/ByNID/3").header("ETag"))
                .isEqualTo(api.get(COMPONENTS + "/x9c0s10b0n0").header("ETag"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            POST | /Query         | {}                                             | 400 | Missing IDs
            POST | /Query         | {"ComponentIDs":null}                          | 400 | Missing IDs
            POST | /Query         | {"ComponentIDs":[]}                            | 400 | Missing IDs
            POST | /Query         | {"ComponentIDs":"x9"}                          | 400 | Field ComponentIDs must be a list
            POST | /Query         | {"ComponentIDs":[7]}                           | 400 | Field ComponentIDs must be a list of texts
            POST | /Query         | {"ComponentIDs":["x9"],"State":"Ready"}        | 400 | Field State must be a list
            POST | /Query         | {"ComponentIDs":["x9"],"stateonly":"true"}     | 400 | Field stateonly must be true or false
            POST | /Query         | {"ComponentIDs":["x9"],"state":["x"]}          | 400 | bad query param: Argument was not a valid HMS State
            POST | /Query         | {"ComponentIDs":["x[1"]}                       | 400 | bad query param: Argument was not a valid xname ID: a bracket has no counterpart
            POST | /Query         | {"ComponentIDs":["x[0-9999]c[0-99]"]}          | 400 | bad query param: Argument was not a valid xname ID: it stands for more than 100000
            POST | /Query         | []                                             | 400 | The body must be an object of the form wanted here
            GET  | /Query         | ''                                             | 404 | no such xname.
            GET  | /Query/x9?role=x | ''                                           | 400 | bad query param: Argument was not a valid HMS Role
            GET  | /ByNID/77      | ''                                             | 404 | no such NID.
            GET  | /ByNID/x       | ''                                             | 400 | a required argument was not an integer
            GET  | /ByNID/-1      | ''                                             | 400 | An argument was out of range
            POST | /ByNID/Query   | {}                                             | 400 | Missing NID ranges
            POST | /ByNID/Query   | {"NIDRanges":["x"]}                            | 400 | bad query param: a required argument was not an integer
            POST | /ByNID/Query   | {"NIDRanges":["1-2-3"]}                        | 400 | bad query param: argument was not a valid NID Range
            POST | /ByNID/Query   | {"NIDRanges":["5-1"]}                          | 400 | bad query param: argument was not a valid NID Range
            POST | /ByNID/Query   | {"NIDRanges":["[1-"]}                          | 400 | bad query param: a required argument was not an integer
            POST | /ByNID/Query   | {"NIDRanges":["1"],"partition":["p1","NULL"]}  | 400 | bad query param: NULL and non-NULL partrition arguments not permitted
            """)
    void questionThatMakesNoSenseIsRefused(String method, String path, String body, int status, String detail) {
        Answer refused = api.send(method, COMPONENTS + path, body);
        assertThat(refused.status()).isEqualTo(status);
        assertThat(refused.detail()).isEqualTo(detail);
        assertThat(refused.header("Content-Type")).isEqualTo("application/problem+json");
    }

    @Test
    void tenThousandGroupsInOneQuestionAreFine() {
        String groups =
                IntStream.range(0, 10_000).mapToObj("\"g%d\""::formatted).collect(Collectors.joining(","));
        assertThat(ids(api.post(
                        COMPONENTS + "/Query",
                        "{\"ComponentIDs\":[\"all\"],\"group\":[%s,\"query\"]}".formatted(groups))))
                .isEqualTo("x9c0s1b0n1");
    }

    @Test
    void questionHasPagesAndNoVersion() {
        String body = "{\"ComponentIDs\":[\"x9\"],\"type\":[\"Node\"]}";
        Answer first = api.post(COMPONENTS + "/Query?limit=3", body);
        assertThat(ids(first)).isEqualTo("x9c0s10b0n0 x9c0s10b0n1 x9c0s1b0n0");
        assertThat(first.header("ETag")).isEmpty();
        String next = first.header("Link").replaceFirst("<(.*)>; rel=\"next\"", "$1");
        assertThat(ids(api.post(next, body))).isEqualTo("x9c0s1b0n1");
        assertThat(api.send("POST", next, body, "If-None-Match", "*").status()).isEqualTo(200);
    }

    @Test
    void bulkChangesTakeRangesAndNumbers() {
        assertThat(api.patch(COMPONENTS + "/BulkSoftwareStatus", """
                        {"ComponentIDs": ["x9c0s[1,10]b0n0", "nid[2-3]", "x9c0s7b0n0"], "SoftwareStatus": "img"}
                        """).status()).isEqualTo(204);
        assertThat(ids(api.get(COMPONENTS + "?softwarestatus=img")))
                .isEqualTo("x9c0s10b0n0 x9c0s10b0n1 x9c0s1b0n0 x9c0s1b0n1");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            nid=nid%5B1-2%5D              | x9c0s1b0n0 x9c0s1b0n1
            nid=%5B1,3%5D&type=Node       | x9c0s10b0n0 x9c0s10b0n1 x9c0s1b0n0
            nid=!%5B2-3%5D&type=Node      | x9c0s1b0n0
            id=x9c0s%5B0-9%5D             | x9c0s1
            id=!x9c0s%5B0-9%5Db0n%5B0-1%5D&type=Node | x9c0s10b0n0 x9c0s10b0n1
            nid_start=2&nid_end=1         | ''
            nid_end=1                     | x9c0s1b0n0
            """)
    void listsTakeRanges(String query, String found) {
        assertThat(ids(api.get(COMPONENTS + "?" + query))).isEqualTo(found);
    }
}
