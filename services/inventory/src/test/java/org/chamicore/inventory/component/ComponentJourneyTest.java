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
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@InventoryTest
class ComponentJourneyTest {

    private static final String COMPONENTS = "/hsm/v2/State/Components";
    private static final String NODE = COMPONENTS + "/x2100c0s0b0n0";

    private final Api api;
    private final Feed feed;

    ComponentJourneyTest(@LocalServerPort int port) {
        api = new Api(port);
        feed = new Feed(api);
    }

    @BeforeEach
    void empty() {
        api.delete(COMPONENTS);
        feed.skip();
    }

    @Test
    void knownComponentIsLeftAloneWithoutForce() {
        post("x2100c0s0b0n0", "Ready", "");
        feed.skip();

        assertThat(post("x2100c0s0b0n0", "Off", ",\"Role\":\"Service\"")).isEqualTo(204);

        assertThat(state()).isEqualTo("Ready");
        assertThat(feed.next()).isEmpty();
    }

    @Test
    void firstOfTwoWithOneNameCounts() {
        api.post(COMPONENTS, """
                {"Components": [{"ID": "x2100c0s0b0n0", "State": "On"}, {"ID": "X2100c0s00b0n0", "State": "Off"}]}
                """);

        assertThat(state()).isEqualTo("On");
        assertThat(feed.next()).hasSize(1);
    }

    @Test
    void forceOverwritesWhatAnInventoryKnowsAndNothingElse() {
        api.post(COMPONENTS, """
                {"Components": [{"ID": "x2100c0s0b0n0", "State": "Ready", "Flag": "Alert", "Enabled": false, "SoftwareStatus": "s",
                  "Role": "Service", "SubRole": "Worker", "NID": 7, "Subtype": "a", "NetType": "Sling", "Arch": "ARM", "Class": "Hill"}]}
                """);

        api.post(COMPONENTS, """
                {"Components": [{"ID": "x2100c0s0b0n0", "State": "Off", "Enabled": true, "SoftwareStatus": "t",
                  "Role": "Compute", "NID": 8, "Arch": "X86"}], "Force": true}
                """);

        assertThat(api.get(NODE).text()).isEqualTo("""
                {"ID":"x2100c0s0b0n0","Type":"Node","State":"Off","Flag":"OK","Enabled":false,"SoftwareStatus":"s",\
                "Role":"Service","SubRole":"Worker","NID":7,"Arch":"X86"}""");
    }

    @Test
    void forceWritesOnlyWhereSomethingDiffers() {
        api.post(COMPONENTS, "{\"Components\":[{\"ID\":\"x2100c0s0b0n0\",\"State\":\"On\",\"Arch\":\"ARM\"}]}");
        feed.skip();

        api.put(NODE, "{\"Component\":{\"State\":\"On\"},\"Force\":true}");
        assertThat(feed.next()).isEmpty();
        api.put(NODE, "{\"Component\":{\"State\":\"On\",\"Class\":\"River\"},\"Force\":true}");
        assertThat(feed.next()).hasSize(1);
        assertThat(api.get(NODE).json().has("Arch")).isFalse();
    }

    @Test
    void oneBadComponentRefusesAll() {
        assertThat(api.post(COMPONENTS, """
                        {"Components": [{"ID": "x2100c0s0b0n0", "State": "On"}, {"ID": "x2100c0s0b0n1", "State": "Broken"}]}
                        """).status()).isEqualTo(400);

        assertThat(api.get(COMPONENTS).text()).isEqualTo("{\"Components\":[]}");
    }

    @Test
    void changesOfStateFollowTheTableAndSkipWhatIsUnknown() {
        post("x2100c0s0b0n0", "Ready", "");
        post("x2100c0s0b0n1", "Off", "");
        feed.skip();

        assertThat(api.patch(COMPONENTS + "/BulkStateData", """
                        {"ComponentIDs": ["x2100c0s0b0n0", "x2100c0s0b0n1", "x2100c0s0b0n9"], "State": "On"}
                        """).status()).isEqualTo(204);

        assertThat(state()).isEqualTo("Ready");
        assertThat(feed.next()).singleElement().satisfies(change -> {
            assertThat(change.path("key").asString()).isEqualTo("x2100c0s0b0n1");
            assertThat(change.path("before").path("State").asString()).isEqualTo("Off");
            assertThat(change.path("after").path("State").asString()).isEqualTo("On");
        });
        assertThat(api.patch(COMPONENTS + "/x2100c0s0b0n9/StateData", "{\"State\":\"On\"}")
                        .status())
                .isEqualTo(204);
    }

    @Test
    void everyPartIsChangedByItsOwnRoute() {
        post("x2100c0s0b0n0", "On", "");

        api.patch(NODE + "/FlagOnly", "{\"Flag\":\"Alert\"}");
        api.patch(NODE + "/Enabled", "{\"Enabled\":false}");
        api.patch(NODE + "/SoftwareStatus", "{\"SoftwareStatus\":\"image-7\"}");
        api.patch(NODE + "/Role", "{\"Role\":\"Service\",\"SubRole\":\"Worker\"}");
        api.patch(NODE + "/NID", "{\"NID\":7}");
        api.patch(COMPONENTS + "/BulkNID", "{\"Components\":[{\"ID\":\"x2100c0s0b0n0\",\"NID\":\"8\"}]}");

        assertThat(api.get(NODE).text()).isEqualTo("""
                {"ID":"x2100c0s0b0n0","Type":"Node","State":"On","Flag":"Alert","Enabled":false,"SoftwareStatus":"image-7",\
                "Role":"Service","SubRole":"Worker","NID":8}""");
    }

    @Test
    void deletedComponentTakesItsMembershipsAlong() {
        post("x2100c0s0b0n0", "On", "");
        api.post("/hsm/v2/groups", "{\"label\":\"journey\",\"members\":{\"ids\":[\"x2100c0s0b0n0\"]}}");
        feed.skip();

        assertThat(api.delete(NODE).text()).isEqualTo("{\"code\":0,\"message\":\"deleted 1 entry\"}");

        assertThat(api.get("/hsm/v2/groups/journey/members").text()).isEqualTo("{\"ids\":[]}");
        assertThat(feed.next())
                .allSatisfy(change -> assertThat(change.has("after")).isFalse())
                .extracting(change -> change.path("kind").asString())
                .containsExactly("membership", "component");
        api.delete("/hsm/v2/groups/journey");
    }

    @Test
    void listIsOrderedByName() {
        Stream.of("x2100c0s2b0", "x2100c0s10b0", "x2100c0s1b0", "x2100").forEach(name -> post(name, "On", ""));

        assertThat(api.get(COMPONENTS).json().path("Components"))
                .extracting(each -> each.path("ID").asString())
                .containsExactly("x2100", "x2100c0s10b0", "x2100c0s1b0", "x2100c0s2b0");
    }

    @Test
    void trailingSlashMakesNoDifference() {
        post("x2100c0s0b0n0", "On", "");

        assertThat(api.get(COMPONENTS + "/").json())
                .isEqualTo(api.get(COMPONENTS).json());
        assertThat(api.get(NODE + "/").status()).isEqualTo(200);
    }

    @Test
    void twoThousandNamesFitIntoOneQuestion() {
        post("x2100c0s1999b0n0", "On", "");
        String query = IntStream.range(0, 2000)
                .mapToObj("id=x2100c0s%db0n0"::formatted)
                .collect(Collectors.joining("&"));

        assertThat(api.get(COMPONENTS + "?" + query).json().path("Components")).hasSize(1);
    }

    /** Ten thousand in one call: one transaction, many rows in one statement. */
    @Test
    void tenThousandComponentsComeInOneCall() {
        String body = IntStream.range(0, 10_000)
                .mapToObj(
                        "{\"ID\":\"x2100c0s%db0n0\",\"State\":\"On\",\"Enabled\":true,\"Role\":\"Compute\"}"::formatted)
                .collect(Collectors.joining(",", "{\"Components\":[", "]}"));

        Answer answer = api.post(COMPONENTS, body);

        assertThat(answer.status()).isEqualTo(204);
        assertThat(api.get(COMPONENTS).json().path("Components")).hasSize(10_000);
        assertThat(feed.next()).hasSize(10_000).allSatisfy(change -> assertThat(
                        change.path("requestId").asString())
                .isEqualTo(answer.header("X-Request-Id")));
    }

    private int post(String name, String state, String more) {
        return api.post(
                        COMPONENTS,
                        "{\"Components\":[{\"ID\":\"%s\",\"State\":\"%s\"%s}]}".formatted(name, state, more))
                .status();
    }

    private String state() {
        JsonNode node = api.get(NODE).json();
        return node.path("State").asString();
    }
}
