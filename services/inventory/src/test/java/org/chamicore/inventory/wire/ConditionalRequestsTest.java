package org.chamicore.inventory.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
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

/** Versions of lists and things, and lists page by page. */
@InventoryTest
class ConditionalRequestsTest {

    private static final String COMPONENTS = "/hsm/v2/State/Components";
    private static final String NODE = COMPONENTS + "/x2600c0s0b0n0";

    private final Api api;

    ConditionalRequestsTest(@LocalServerPort int port) {
        api = new Api(port);
    }

    @BeforeEach
    void tenNodes() {
        api.delete(COMPONENTS);
        assertThat(api.post(COMPONENTS, nodes(0, 10)).status()).isEqualTo(204);
    }

    private static String nodes(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj("{\"ID\":\"x2600c0s%db0n0\",\"State\":\"On\"}"::formatted)
                .collect(Collectors.joining(",", "{\"Components\":[", "]}"));
    }

    private Answer getIfNoneMatch(String path, String tag) {
        return api.send("GET", path, "", "If-None-Match", tag);
    }

    private Answer ifMatch(String method, String path, String body, String tag) {
        return api.send(method, path, body, "If-Match", tag);
    }

    @Test
    void listThatIsAsItWasIsNotSentAgain() {
        Answer first = api.get(COMPONENTS);
        assertThat(first.header("ETag")).matches("\"[-_A-Za-z0-9]{20}\"");
        assertThat(first.header("Cache-Control")).isEqualTo("no-cache");

        Answer again = getIfNoneMatch(COMPONENTS, "\"other\", W/" + first.header("ETag"));
        assertThat(again.status()).isEqualTo(304);
        assertThat(again.text()).isEmpty();
        assertThat(again.header("ETag")).isEqualTo(first.header("ETag"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            PATCH  | /hsm/v2/State/Components/x2600c0s0b0n0/StateData | {"State":"Off"}
            DELETE | /hsm/v2/State/Components/x2600c0s0b0n0           | ''
            POST   | /hsm/v2/State/Components                         | {"Components":[{"ID":"x2600c1","State":"On"}]}
            PATCH  | /hsm/v2/State/Components/BulkNID                 | {"Components":[{"ID":"x2600c0s3b0n0","NID":3}]}
            """)
    void listThatChangedIsSentAgain(String method, String path, String body) {
        String tag = api.get(COMPONENTS).header("ETag");
        api.send(method, path, body);
        Answer again = getIfNoneMatch(COMPONENTS, tag);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.header("ETag")).isNotEqualTo(tag);
    }

    @Test
    void questionsDoNotShareVersions() {
        String tag = api.get(COMPONENTS).header("ETag");
        assertThat(getIfNoneMatch(COMPONENTS + "?type=Node", tag).status()).isEqualTo(200);
        assertThat(getIfNoneMatch(COMPONENTS + "?limit=3", tag).status()).isEqualTo(200);
        assertThat(api.get(COMPONENTS + "?TYPE=Node&state=on").header("ETag"))
                .isEqualTo(api.get(COMPONENTS + "?State=on&type=Node").header("ETag"));
    }

    @Test
    void membersOfAGroupAreAnotherListWhenOneHasLeft() {
        api.post("/hsm/v2/groups", "{\"label\":\"conditional\",\"members\":{\"ids\":[\"x2600c0s0b0n0\"]}}");
        String tag = api.get(COMPONENTS + "?group=conditional").header("ETag");
        api.delete("/hsm/v2/groups/conditional");
        assertThat(getIfNoneMatch(COMPONENTS + "?group=conditional", tag).text())
                .isEqualTo("{\"Components\":[]}");
    }

    @Test
    void refusedListHasNoVersion() {
        Answer refused = api.get(COMPONENTS + "?locked=maybe");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.header("ETag")).isEmpty();
    }

    @Test
    void thingThatIsAsItWasIsNotSentAgain() {
        String tag = api.get(NODE).header("ETag");
        assertThat(getIfNoneMatch(NODE, tag).status()).isEqualTo(304);
        api.patch(NODE + "/FlagOnly", "{\"Flag\":\"Alert\"}");
        assertThat(getIfNoneMatch(NODE, tag).status()).isEqualTo(200);
        api.patch(NODE + "/FlagOnly", "{\"Flag\":\"OK\"}");
        assertThat(getIfNoneMatch(NODE, tag).status()).isEqualTo(304);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            PATCH  | /StateData      | {"State":"Off"}                                    | 204
            PATCH  | /FlagOnly       | {"Flag":"Alert"}                                   | 204
            PATCH  | /Enabled        | {"Enabled":false}                                  | 204
            PATCH  | /SoftwareStatus | {"SoftwareStatus":"s"}                             | 204
            PATCH  | /Role           | {"Role":"Service"}                                 | 204
            PATCH  | /NID            | {"NID":7}                                          | 204
            PUT    | ''              | {"Component":{"State":"Off"},"Force":true}         | 204
            DELETE | ''              | ''                                                 | 200
            """)
    void writeGoesThroughForTheVersionItDemandsOnly(String method, String route, String body, int done) {
        Answer before = api.get(NODE);
        Answer refused = ifMatch(method, NODE + route, body, "\"AAAAAAAAAAAAAAAAAAAA\"");
        assertThat(refused.status()).isEqualTo(412);
        assertThat(refused.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(refused.detail()).contains(before.header("ETag"));
        assertThat(ifMatch(method, NODE + route, body, "W/" + before.header("ETag"))
                        .status())
                .isEqualTo(412);
        assertThat(api.get(NODE).text()).isEqualTo(before.text());

        assertThat(ifMatch(method, NODE + route, body, "\"other\", " + before.header("ETag"))
                        .status())
                .isEqualTo(done);
        assertThat(api.get(NODE).text()).isNotEqualTo(before.text());
    }

    @Test
    void anyVersionMeansThatThereIsOne() {
        String unknown = COMPONENTS + "/x2600c7s0b0n0";
        assertThat(ifMatch("PATCH", NODE + "/NID", "{\"NID\":8}", "*").status()).isEqualTo(204);
        assertThat(ifMatch("PATCH", unknown + "/NID", "{\"NID\":8}", "*").status())
                .isEqualTo(412);
        assertThat(ifMatch("PUT", unknown, "{\"Component\":{\"State\":\"On\"}}", "*")
                        .status())
                .isEqualTo(412);
        assertThat(ifMatch("DELETE", unknown, "", "*").status()).isEqualTo(412);
        assertThat(api.get(unknown).status()).isEqualTo(404);
    }

    @Test
    void demandThatCannotBeReadIsRefused() {
        Answer refused = ifMatch("DELETE", NODE, "", "no quotes");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.detail()).isEqualTo("If-Match: must be * or versions in quotation marks");
        assertThat(api.get(NODE).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"1", "3", "9", "10", "11"})
    void pagesTogetherAreTheList(int limit) {
        assertThat(pages(COMPONENTS + "?limit=%d&Type=Node&nidonly=true".formatted(limit)))
                .isEqualTo(ids(api.get(COMPONENTS)));
    }

    @Test
    void pagesGoOnWhileThingsComeAndGo() {
        Answer first = api.get(COMPONENTS + "?limit=4");
        api.delete(COMPONENTS + "/x2600c0s3b0n0"); // the last of this page
        api.delete(COMPONENTS + "/x2600c0s5b0n0");
        api.post(COMPONENTS, nodes(10, 20)); // x2600c0s1<n>: behind s1, so before the next page

        List<String> all = new ArrayList<>(ids(first));
        all.addAll(pages(next(first)));

        assertThat(all).doesNotHaveDuplicates().isSorted();
        assertThat(all)
                .contains("x2600c0s4b0n0", "x2600c0s6b0n0", "x2600c0s9b0n0")
                .doesNotContain("x2600c0s5b0n0", "x2600c0s10b0n0");
    }

    @Test
    void pageSaysWhereTheNextBegins() {
        Answer page = api.get(COMPONENTS + "?limit=2&id=x2600c0s%5B0-3%5Db0n0&after=x2600c0s0b0n0");
        assertThat(page.header("Link"))
                .isEqualTo("</hsm/v2/State/Components?after=x2600c0s2b0n0"
                        + "&id=x2600c0s%5B0-3%5Db0n0&limit=2>; rel=\"next\"");
        assertThat(api.get(next(page)).header("Link")).isEmpty();
    }

    @Test
    void allBehindAnIdIsAListWithoutPages() {
        assertThat(ids(api.get(COMPONENTS + "?after=x2600c0s7b0n0"))).containsExactly("x2600c0s8b0n0", "x2600c0s9b0n0");
    }

    @ParameterizedTest
    @CsvSource({"0", "-1", "10001", "x", "''", "1.5", "99999999999"})
    void limitOutOfBoundsIsRefused(String limit) {
        Answer refused = api.get(COMPONENTS + "?limit=" + limit);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.detail()).isEqualTo("bad query param: limit must be a number between 1 and 10000");
    }

    private List<String> pages(String first) {
        List<String> all = new ArrayList<>();
        for (String path = first; !path.isEmpty(); ) {
            Answer page = api.get(path);
            all.addAll(ids(page));
            path = next(page);
        }
        return all;
    }

    private static String next(Answer page) {
        return page.header("Link").replaceFirst("<(.*)>; rel=\"next\"", "$1");
    }

    private static List<String> ids(Answer list) {
        return list.json()
                .path("Components")
                .valueStream()
                .map(each -> each.path("ID").asString())
                .toList();
    }
}
