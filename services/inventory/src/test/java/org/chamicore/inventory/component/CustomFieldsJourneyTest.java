package org.chamicore.inventory.component;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.chamicore.inventory.Api;
import org.chamicore.inventory.Api.Answer;
import org.chamicore.inventory.Feed;
import org.chamicore.inventory.InventoryTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@InventoryTest
class CustomFieldsJourneyTest {

    private static final String COMPONENTS = "/hsm/v2/State/Components";
    private static final String NODE = COMPONENTS + "/x2800c0s0b0n0";

    private final Api api;
    private final Feed feed;

    CustomFieldsJourneyTest(@LocalServerPort int port) {
        api = new Api(port);
        feed = new Feed(api);
    }

    @BeforeEach
    void oneNodeWithFieldsAndOneWithout() {
        api.delete(COMPONENTS);
        assertThat(api.post(COMPONENTS, """
                        {"Components": [{"ID": "x2800c0s0b0n0", "State": "On", "CustomFields": {"rack": "r7", "slots": [1, {"a": null}]}},
                                        {"ID": "x2800c0s0b0n1", "State": "On"}]}
                        """).status()).isEqualTo(204);
        feed.skip();
    }

    private String fields() {
        JsonNode fields = api.get(NODE).json().path("CustomFields");
        return fields.isMissingNode() ? "none" : fields.toString();
    }

    @Test
    void fieldsAreShownWhereThereAreAny() {
        assertThat(api.get(COMPONENTS).text()).isEqualTo("""
                {"Components":[\
                {"ID":"x2800c0s0b0n0","Type":"Node","State":"On","Flag":"OK","Enabled":true,"Role":"Compute","NID":45891584,\
                "CustomFields":{"rack":"r7","slots":[1,{"a":null}]}},\
                {"ID":"x2800c0s0b0n1","Type":"Node","State":"On","Flag":"OK","Enabled":true,"Role":"Compute","NID":45891585}]}""");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"CustomFields":{"rack":"r8"}}                  | {"rack":"r8","slots":[1,{"a":null}]}
            {"CustomFields":{"rack":null}}                  | {"slots":[1,{"a":null}]}
            {"CustomFields":{"rack":null,"slots":null}}     | none
            {"customFields":{"n":1.5,"unknown":null}}       | {"n":1.5,"rack":"r7","slots":[1,{"a":null}]}
            {"CustomFields":{"slots":{"a":{"b":[]}}}}       | {"rack":"r7","slots":{"a":{"b":[]}}}
            {"CustomFields":{}}                             | {"rack":"r7","slots":[1,{"a":null}]}
            """)
    void patchSetsAndTakesAway(String patch, String fields) {
        for (int turn = 0; turn < 2; turn++) {
            assertThat(api.patch(NODE + "/CustomFields", patch).status()).isEqualTo(204);
            assertThat(fields()).isEqualTo(fields);
        }
        assertThat(feed.next().size()).isLessThan(2);
    }

    @Test
    void feedTellsOfThem() {
        api.patch(COMPONENTS + "/BulkCustomFields", """
                {"ComponentIDs": ["x2800c0s0b0n[0-5]"], "CustomFields": {"row": "A"}}
                """);
        assertThat(feed.next())
                .extracting(change -> change.path("after").path("CustomFields").toString())
                .containsExactly("{\"row\":\"A\",\"rack\":\"r7\",\"slots\":[1,{\"a\":null}]}", "{\"row\":\"A\"}");
        assertThat(api.get("/hsm/v2/changes/snapshot").text()).contains("\"CustomFields\":{\"row\":\"A\"}");
    }

    @Test
    void forceReplacesThemWhereTheyAreGiven() {
        api.put(NODE, "{\"Component\":{\"State\":\"On\"},\"Force\":true}");
        assertThat(fields()).isEqualTo("{\"rack\":\"r7\",\"slots\":[1,{\"a\":null}]}");
        api.put(NODE, "{\"Component\":{\"State\":\"On\",\"CustomFields\":{\"row\":1}}}");
        assertThat(fields()).isEqualTo("{\"rack\":\"r7\",\"slots\":[1,{\"a\":null}]}");
        api.put(NODE, "{\"Component\":{\"State\":\"On\",\"CustomFields\":{\"row\":1}},\"Force\":true}");
        assertThat(fields()).isEqualTo("{\"row\":1}");
        api.put(NODE, "{\"Component\":{\"State\":\"On\",\"CustomFields\":{}},\"Force\":true}");
        assertThat(fields()).isEqualTo("{\"row\":1}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            PATCH | /State/Components/x2800c0s0b0n0/StateData      | {"State":"Off"}
            PATCH | /State/Components/x2800c0s0b0n0/FlagOnly       | {"Flag":"Warning"}
            PATCH | /State/Components/x2800c0s0b0n0/Enabled        | {"Enabled":false}
            PATCH | /State/Components/x2800c0s0b0n0/SoftwareStatus | {"SoftwareStatus":"AdminStatus"}
            PATCH | /State/Components/x2800c0s0b0n0/Role           | {"Role":"Service"}
            PATCH | /State/Components/x2800c0s0b0n0/NID            | {"NID":5}
            POST  | /locks/lock                                    | {"ComponentIDs":["x2800c0s0b0n0"]}
            POST  | /locks/disable                                 | {"ComponentIDs":["x2800c0s0b0n0"]}
            """)
    void otherChangesLeaveThemAlone(String method, String path, String body) {
        String before = api.get(NODE).text();
        Answer answer = method.equals("POST") ? api.post("/hsm/v2" + path, body) : api.patch("/hsm/v2" + path, body);
        assertThat(answer.status()).isBetween(200, 204);
        assertThat(api.get(NODE).text()).isNotEqualTo(before);
        assertThat(fields()).isEqualTo("{\"rack\":\"r7\",\"slots\":[1,{\"a\":null}]}");
    }

    static Stream<Arguments> bad() {
        String deep = "[".repeat(8) + "1" + "]".repeat(8);
        String many =
                IntStream.range(0, 101).mapToObj("\"f%d\":1"::formatted).collect(Collectors.joining(",", "{", "}"));
        return Stream.of(
                Arguments.of("{}", "Missing CustomFields"),
                Arguments.of("{\"CustomFields\":null}", "Missing CustomFields"),
                Arguments.of(
                        "{\"CustomFields\":{\"a\":[1e400]}}", "CustomFields.a holds a number that is out of range"),
                Arguments.of("{\"CustomFields\":7}", "CustomFields must be an object"),
                Arguments.of("{\"CustomFields\":[]}", "CustomFields must be an object"),
                Arguments.of(
                        "{\"CustomFields\":{\"a b\":1}}",
                        "CustomFields must have names of at most 64 letters, digits, _, - and ."),
                Arguments.of(
                        "{\"CustomFields\":{\"\":1}}",
                        "CustomFields must have names of at most 64 letters, digits, _, - and ."),
                Arguments.of(
                        "{\"CustomFields\":{\"a\":%s}}".formatted(deep), "CustomFields.a must not be deeper than 8"),
                Arguments.of("{\"CustomFields\":%s}".formatted(many), "CustomFields may have 100 names at most"),
                Arguments.of(
                        "{\"CustomFields\":{\"a\":\"%s\"}}".formatted("x".repeat(16_400)),
                        "CustomFields must not be longer than 16384 bytes"),
                Arguments.of(
                        "{\"CustomFields\":{\"a\":\"\\u0000\"}}", "CustomFields.a holds a character that no text may"),
                Arguments.of(
                        "{\"CustomFields\":{\"a\":{\"b\":\"\\ud800\"}}}",
                        "CustomFields.a holds a character that no text may"));
    }

    @ParameterizedTest
    @MethodSource("bad")
    void fieldsOutOfBoundsAreRefused(String patch, String detail) {
        Answer refused = api.patch(NODE + "/CustomFields", patch);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.detail()).isEqualTo(detail);
        assertThat(fields()).isEqualTo("{\"rack\":\"r7\",\"slots\":[1,{\"a\":null}]}");
        assertThat(feed.next()).isEmpty();
    }

    /** Each patch is small; what they make together is not. */
    @Test
    void boundHoldsForAllPatchesTogether() {
        String text = "x".repeat(5_000);
        for (int turn = 0; turn < 5; turn++) {
            Answer answer =
                    api.patch(NODE + "/CustomFields", "{\"CustomFields\":{\"f%d\":\"%s\"}}".formatted(turn, text));
            assertThat(answer.status()).isEqualTo(turn < 3 ? 204 : 400);
        }
        Answer bulk = api.patch(
                COMPONENTS + "/BulkCustomFields",
                "{\"ComponentIDs\":[\"x2800c0s0b0n0\",\"x2800c0s0b0n1\"],\"CustomFields\":{\"f9\":\"%s\"}}"
                        .formatted(text));
        assertThat(bulk.status()).isEqualTo(400);
        assertThat(bulk.detail()).isEqualTo("x2800c0s0b0n0: CustomFields must not be longer than 16384 bytes");
        assertThat(api.get(COMPONENTS + "/x2800c0s0b0n1").json().has("CustomFields"))
                .isFalse();
    }

    @Test
    void badFieldsOfANewComponentNameItsPlace() {
        Answer refused = api.post(COMPONENTS, """
                {"Components": [{"ID": "x2800c0s5b0n0", "State": "On"},
                                {"ID": "x2800c0s6b0n0", "State": "On", "CustomFields": {"a b": 1}}]}
                """);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().path("errors").get(0).path("field").asString())
                .isEqualTo("Components[1].CustomFields");
        assertThat(api.get(COMPONENTS + "/x2800c0s5b0n0").status()).isEqualTo(404);
    }
}
