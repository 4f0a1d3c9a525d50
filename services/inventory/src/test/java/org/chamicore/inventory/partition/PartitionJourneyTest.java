package org.chamicore.inventory.partition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.chamicore.inventory.Api;
import org.chamicore.inventory.Api.Answer;
import org.chamicore.inventory.Feed;
import org.chamicore.inventory.Golden;
import org.chamicore.inventory.InventoryTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@InventoryTest
class PartitionJourneyTest {

    private static final String PARTITIONS = "/hsm/v2/partitions";
    private static final String FIRST = "x2320c0s0b0n0";
    private static final String SECOND = "x2320c0s1b0n0";

    private final Api api;
    private final Feed feed;

    PartitionJourneyTest(@LocalServerPort int port) {
        api = new Api(port);
        feed = new Feed(api);
    }

    @BeforeEach
    void twoNodesAndTwoPartitions() {
        clear();
        api.delete("/hsm/v2/State/Components");
        api.post(
                "/hsm/v2/State/Components",
                "{\"Components\":[{\"ID\":\"%s\",\"State\":\"On\"},{\"ID\":\"%s\",\"State\":\"On\"}]}"
                        .formatted(FIRST, SECOND));
        assertThat(api.post(PARTITIONS, """
                                {"name":"P1","description":"left half","tags":["A","a"],"members":{"ids":["X2320c0s0b0n0"]}}
                                """).text()).isEqualTo("[{\"URI\":\"/hsm/v2/partitions/p1\"}]");
        api.post(PARTITIONS, "{\"name\":\"p2.1\"}");
        feed.skip();
    }

    @AfterEach
    void clear() {
        api.get(PARTITIONS + "/names").json().forEach(name -> api.delete(PARTITIONS + "/" + name.asString()));
        api.get("/hsm/v2/groups/labels").json().forEach(label -> api.delete("/hsm/v2/groups/" + label.asString()));
    }

    @Test
    void partitionsAreShownWithTheirMembers() {
        Golden.assertSame(api.get(PARTITIONS).json(), "partitions.json");
        assertThat(api.get(PARTITIONS + "/names").text()).isEqualTo("[\"p1\",\"p2.1\"]");
        assertThat(api.get(PARTITIONS + "?partition=P2.1&partition=p9").json()).hasSize(1);
        assertThat(api.get(PARTITIONS + "?tag=A&tag=b").json()).hasSize(1);
        assertThat(api.get(PARTITIONS + "?tag=b").text()).isEqualTo("[]");
        assertThat(api.get(PARTITIONS + "/P1").json())
                .isEqualTo(api.get(PARTITIONS).json().get(0));
        assertThat(api.get(PARTITIONS + "/p1/members").text()).isEqualTo("{\"ids\":[\"x2320c0s0b0n0\"]}");
    }

    @Test
    void pagesOfPartitionsFollowEachOther() {
        Answer first = api.get(PARTITIONS + "/names?limit=1");

        assertThat(first.text()).isEqualTo("[\"p1\"]");
        assertThat(first.header("Link")).isEqualTo("</hsm/v2/partitions/names?after=p1&limit=1>; rel=\"next\"");
        assertThat(api.get(PARTITIONS + "?limit=1&after=p1").json()).hasSize(1);
    }

    @Test
    void membersComeAndGo() {
        Answer added = api.post(PARTITIONS + "/p1/members", "{\"id\":\"%s\"}".formatted(SECOND));
        assertThat(added.status()).isEqualTo(201);
        assertThat(added.text()).isEqualTo("[{\"URI\":\"/hsm/v2/partitions/p1/members/x2320c0s1b0n0\"}]");
        assertThat(told()).containsExactly("membership x2320c0s1b0n0 p1");
        assertThat(api.get("/hsm/v2/memberships/" + SECOND).text())
                .isEqualTo("{\"id\":\"x2320c0s1b0n0\",\"groupLabels\":[],\"partitionName\":\"p1\"}");

        assertThat(api.delete(PARTITIONS + "/p1/members/" + SECOND).text())
                .isEqualTo("{\"code\":0,\"message\":\"deleted 1 entry\"}");
        assertThat(told()).containsExactly("membership x2320c0s1b0n0 ");
        assertThat(api.delete(PARTITIONS + "/p1").status()).isEqualTo(200);
        assertThat(told()).containsExactly("membership x2320c0s0b0n0 ", "partition p1 ");
    }

    @Test
    void deletedComponentLeavesItsPartition() {
        api.delete("/hsm/v2/State/Components/" + FIRST);

        assertThat(told()).containsExactly("membership x2320c0s0b0n0 ", "component x2320c0s0b0n0 ");
        assertThat(api.get(PARTITIONS + "/p1/members").text()).isEqualTo("{\"ids\":[]}");
    }

    @Test
    void changeReplacesWhatIsGivenAndIsToldOnce() {
        String change = "{\"name\":\"x\",\"description\":\"right half\",\"tags\":[]}";
        assertThat(api.patch(PARTITIONS + "/P1", change).status()).isEqualTo(204);
        assertThat(api.patch(PARTITIONS + "/P1", change).status()).isEqualTo(204);

        assertThat(told()).containsExactly("partition p1 ");
        assertThat(api.get(PARTITIONS + "/p1").text())
                .isEqualTo(
                        "{\"name\":\"p1\",\"description\":\"right half\",\"members\":{\"ids\":[\"x2320c0s0b0n0\"]}}");
    }

    @Test
    void writesDemandTheVersionThatTheirWriterSaw() {
        String tag = api.get(PARTITIONS + "/p1").header("ETag");
        api.post(PARTITIONS + "/p1/members", "{\"id\":\"%s\"}".formatted(SECOND));

        assertThat(api.send("PATCH", PARTITIONS + "/p1", "{\"tags\":[\"b\"]}", "If-Match", tag)
                        .status())
                .isEqualTo(412);
        assertThat(api.send("DELETE", PARTITIONS + "/p1", "", "If-Match", tag).status())
                .isEqualTo(412);
        String now = api.get(PARTITIONS + "/p1").header("ETag");
        assertThat(api.send("GET", PARTITIONS + "/p1", "", "If-None-Match", now).status())
                .isEqualTo(304);
        assertThat(api.send("DELETE", PARTITIONS + "/p1", "", "If-Match", now).status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            POST   |                           | {"name":"p1"}                   | 409 | operation would conflict with an existing partition that has the same name.
            POST   |                           | {"name":"p3","members":{"ids":["x2320c0s0b0n0"]}} | 409 | operation would conflict with an existing member in another partition.
            POST   |                           | {"name":"p3","members":{"ids":["x2320c0s1b0n0","X2320c0s1b0n0"]}} | 409 | operation would conflict with an existing member in the same partition.
            POST   |                           | {"name":"p3","members":{"ids":["x9998c0s0b0n0"]}} | 400 | linked component does not exist
            POST   |                           | {"name":"p3","members":{"ids":["zz"]}} | 400 | couldn't validate partition: got HMSTypeInvalid instead of valid type
            POST   |                           | {"name":"p3","tags":["a b"]}    | 400 | couldn't validate partition: group or partition field has invalid characters
            POST   |                           | {}                              | 400 | couldn't validate partition: Bad partition name. Must be p# or p#.#
            POST   |                           | {"name":"foo"}                  | 400 | couldn't validate partition: Bad partition name. Must be p# or p#.#
            POST   |                           | {"name":"p1.2.3"}               | 400 | couldn't validate partition: Bad partition name. Must be p# or p#.#
            GET    | ?partition=@              |                                 | 400 | Invalid partition name.
            GET    | ?tag=@                    |                                 | 400 | Invalid tag.
            GET    | /foo                      |                                 | 404 | No such partition: foo
            GET    | /@                        |                                 | 400 | Invalid partition name.
            GET    | /p9/members               |                                 | 404 | No such partition: p9
            PATCH  | /p9                       | {"tags":[]}                     | 404 | no such partition.
            PATCH  | /p1                       | {"name":"p9"}                   | 400 | Request must have at least one patch field.
            PATCH  | /p1                       | {"tags":["@"]}                  | 400 | Invalid tag.
            DELETE | /p9                       |                                 | 404 | no such partition.
            POST   | /p9/members               | {"id":"x2320c0s0b0n0"}          | 404 | No such partition: p9
            POST   | /p1/members               | {"id":"zz"}                     | 400 | got HMSTypeInvalid instead of valid type
            POST   | /p1/members               | {}                              | 400 | got HMSTypeInvalid instead of valid type
            POST   | /p1/members               | {"id":"x9998c0s0b0n0"}          | 400 | linked component does not exist
            POST   | /p1/members               | {"id":"x2320c0s0b0n0"}          | 409 | operation would conflict with an existing member in the same partition.
            POST   | /p2.1/members             | {"id":"x2320c0s0b0n0"}          | 409 | operation would conflict with an existing member in another partition.
            DELETE | /p1/members/zz            |                                 | 400 | invalid xname ID
            DELETE | /p1/members/x2320c0s1b0n0 |                                 | 404 | partition has no such member.
            DELETE | /p9/members/x2320c0s1b0n0 |                                 | 404 | No such partition: p9
            """)
    void refusalsSayWhyAndChangeNothing(String method, String path, String body, int status, String detail) {
        Answer answer = api.send(method, PARTITIONS + (path == null ? "" : path), body == null ? "" : body);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.detail()).isEqualTo(detail);
        assertThat(told()).isEmpty();
    }

    @Test
    void groupsShowWhoOfTheirMembersIsInAPartition() {
        api.post("/hsm/v2/groups", """
                {"label":"all","members":{"ids":["x2320c0s[0-1]b0n0"]}}
                """);

        assertThat(members("?partition=P1")).containsExactly(FIRST);
        assertThat(members("?partition=NULL")).containsExactly(SECOND);
        assertThat(members("?partition=p2.1")).isEmpty();
        assertThat(members("")).containsExactly(FIRST, SECOND);
        assertThat(api.get("/hsm/v2/groups?partition=p2.1").json().get(0).path("members"))
                .isEqualTo(api.get("/hsm/v2/groups/all/members?partition=p2.1").json());
        assertThat(api.get("/hsm/v2/groups?partition=p9").detail()).isEqualTo("bad query param: no such partition");
    }

    @ParameterizedTest
    @CsvSource({
        "partition=p1, x2320c0s0b0n0",
        "partition=p1&partition=p2.1, x2320c0s0b0n0",
        "partition=NULL, x2320c0s1b0n0",
        "partition=p7, ''",
        "partition=p1&group=all, x2320c0s0b0n0",
        "partition=NULL&group=NULL, ''",
        "group=all, x2320c0s0b0n0 x2320c0s1b0n0"
    })
    void partitionsFilterComponentsAndMemberships(String query, String expected) {
        api.post(
                "/hsm/v2/groups", "{\"label\":\"all\",\"members\":{\"ids\":[\"%s\",\"%s\"]}}".formatted(FIRST, SECOND));

        assertThat(api.get("/hsm/v2/memberships?" + query)
                        .json()
                        .valueStream()
                        .map(each -> each.path("id").asString())
                        .collect(Collectors.joining(" ")))
                .isEqualTo(expected);
        assertThat(api.get("/hsm/v2/State/Components?" + query)
                        .json()
                        .path("Components")
                        .valueStream()
                        .map(each -> each.path("ID").asString())
                        .collect(Collectors.joining(" ")))
                .isEqualTo(expected);
    }

    @Test
    void tenThousandGroupsInOneFilterAreJustMany() {
        String query =
                IntStream.range(0, 9_990).mapToObj("group=g%d"::formatted).collect(Collectors.joining("&"));

        assertThat(api.get("/hsm/v2/memberships?" + query).text()).isEqualTo("[]");
        assertThat(api.get("/hsm/v2/groups?" + query).text()).isEqualTo("[]");
    }

    private List<String> members(String query) {
        return api.get("/hsm/v2/groups/all/members" + query)
                .json()
                .path("ids")
                .valueStream()
                .map(JsonNode::asString)
                .toList();
    }

    private List<String> told() {
        return feed.next().stream()
                .map(change -> "%s %s %s"
                        .formatted(
                                change.path("kind").asString(),
                                change.path("key").asString(),
                                change.path("after").path("partitionName").asString("")))
                .toList();
    }
}
