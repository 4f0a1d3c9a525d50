package org.chamicore.inventory.group;

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

@InventoryTest
class GroupJourneyTest {

    private static final String GROUPS = "/hsm/v2/groups";
    private static final String FIRST = "x2300c0s0b0n0";
    private static final String SECOND = "x2300c0s1b0n0";

    private final Api api;
    private final Feed feed;

    GroupJourneyTest(@LocalServerPort int port) {
        api = new Api(port);
        feed = new Feed(api);
    }

    @BeforeEach
    void twoComponentsAndNoGroups() {
        api.get(GROUPS + "/labels").json().forEach(label -> api.delete(GROUPS + "/" + label.asString()));
        api.delete("/hsm/v2/State/Components");
        Stream.of(FIRST, SECOND)
                .forEach(name -> api.post(
                        "/hsm/v2/State/Components",
                        "{\"Components\":[{\"ID\":\"%s\",\"State\":\"On\"}]}".formatted(name)));
        feed.skip();
    }

    @Test
    void groupComesWithItsMembers() {
        assertThat(group("red", "", FIRST, SECOND).status()).isEqualTo(201);

        assertThat(api.get(GROUPS).text()).isEqualTo("""
                [{"label":"red","description":"","members":{"ids":["x2300c0s0b0n0","x2300c0s1b0n0"]}}]""");
        assertThat(api.get("/hsm/v2/memberships/" + FIRST).text()).isEqualTo("""
                {"id":"x2300c0s0b0n0","groupLabels":["red"],"partitionName":""}""");
        assertThat(told())
                .containsExactly("+group red", "+membership x2300c0s0b0n0 [red]", "+membership x2300c0s1b0n0 [red]");
    }

    @Test
    void groupInTheFeedDoesNotNameItsMembers() {
        group("red", "", FIRST);

        assertThat(feed.next().getFirst().path("after").toString())
                .isEqualTo("{\"label\":\"red\",\"description\":\"\"}");
    }

    @Test
    void groupWithUnknownMemberIsNotStored() {
        Answer refused = group("red", "", FIRST, "x2300c0s9b0n0");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.detail()).isEqualTo("linked component does not exist");
        assertThat(api.get(GROUPS).text()).isEqualTo("[]");
        assertThat(told()).isEmpty();
    }

    @Test
    void labelAndMembersAreUnique() {
        group("red", "", FIRST);
        feed.skip();

        assertThat(group("RED", "").status()).isEqualTo(409);
        assertThat(group("blue", "", FIRST, FIRST).status()).isEqualTo(409);
        assertThat(api.post(GROUPS + "/red/members", "{\"id\":\"%s\"}".formatted(FIRST))
                        .detail())
                .isEqualTo("operation would conflict with an existing member in the same group.");
        assertThat(told()).isEmpty();
    }

    @Test
    void exclusiveGroupsShareNoMember() {
        group("red", "colors", FIRST);
        group("blue", "colors");
        group("big", "sizes", FIRST);
        feed.skip();

        Answer refused = api.post(GROUPS + "/blue/members", "{\"id\":\"%s\"}".formatted(FIRST));
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.detail())
                .isEqualTo("operation would conflict with an existing member in another exclusive group.");
        assertThat(api.put(GROUPS + "/blue/members", "{\"ids\":[\"%s\",\"%s\"]}".formatted(SECOND, FIRST))
                        .status())
                .isEqualTo(409);
        assertThat(group("green", "colors", FIRST).status()).isEqualTo(409);
        assertThat(api.get(GROUPS + "/labels").text()).isEqualTo("[\"big\",\"blue\",\"red\"]");
        assertThat(told()).isEmpty();
    }

    @Test
    void membersComeAndGo() {
        group("red", "");
        group("blue", "", SECOND);
        feed.skip();

        api.post(GROUPS + "/red/members", "{\"id\":\"%s\"}".formatted(SECOND));
        assertThat(told()).containsExactly("~membership x2300c0s1b0n0 [blue, red]");

        assertThat(api.put(GROUPS + "/red/members", "{\"ids\":[\"%s\"]}".formatted(FIRST))
                        .status())
                .isEqualTo(201);
        assertThat(told()).containsExactly("~membership x2300c0s1b0n0 [blue]", "+membership x2300c0s0b0n0 [red]");

        assertThat(api.delete(GROUPS + "/red/members/" + FIRST).status()).isEqualTo(200);
        assertThat(told()).containsExactly("-membership x2300c0s0b0n0");
        assertThat(api.delete(GROUPS + "/red/members/" + FIRST).status()).isEqualTo(404);

        assertThat(api.delete(GROUPS + "/blue").status()).isEqualTo(200);
        assertThat(told()).containsExactly("-membership x2300c0s1b0n0", "-group blue");
    }

    @Test
    void changeIsToldOnlyWhereItIsOne() {
        group("red", "", FIRST);
        feed.skip();

        String whole = "{\"label\":\"red\",\"description\":\"d\",\"tags\":[\"t\"],\"members\":{\"ids\":[]}}";
        assertThat(api.patch(GROUPS + "/red", whole).status()).isEqualTo(204);
        assertThat(api.patch(GROUPS + "/red", whole).status()).isEqualTo(204);

        assertThat(told()).containsExactly("~group red");
        assertThat(api.get(GROUPS + "/red").text()).isEqualTo("""
                {"label":"red","description":"d","tags":["t"],"members":{"ids":["x2300c0s0b0n0"]}}""");
    }

    @Test
    void membershipsOfAllAreFoundByTheFiltersOfComponents() {
        group("red", "", FIRST);

        assertThat(api.get("/hsm/v2/memberships").text()).isEqualTo("""
                [{"id":"x2300c0s0b0n0","groupLabels":["red"],"partitionName":""},\
                {"id":"x2300c0s1b0n0","groupLabels":[],"partitionName":""}]""");
        assertThat(api.get("/hsm/v2/memberships?group=red").json()).hasSize(1);
        assertThat(api.get("/hsm/v2/memberships?type=nodebmc").text()).isEqualTo("[]");
    }

    @Test
    void membershipsOfThousandsAreReadInPortions() {
        api.post(
                "/hsm/v2/State/Components",
                IntStream.range(0, 2500)
                        .mapToObj("{\"ID\":\"x2301c0s%db0n0\",\"State\":\"On\"}"::formatted)
                        .collect(Collectors.joining(",", "{\"Components\":[", "]}")));
        group("red", "", "x2301c0s0b0n0", "x2301c0s999b0n0", "x2301c0s2499b0n0");

        assertThat(api.get("/hsm/v2/memberships").json()).hasSize(2502);
        assertThat(api.get("/hsm/v2/memberships?group=red").json())
                .extracting(each -> each.path("id").asString() + each.path("groupLabels"))
                .containsExactly("x2301c0s0b0n0[\"red\"]", "x2301c0s2499b0n0[\"red\"]", "x2301c0s999b0n0[\"red\"]");
    }

    private Answer group(String label, String exclusiveGroup, String... members) {
        return api.post(
                GROUPS,
                "{\"label\":\"%s\",\"exclusiveGroup\":\"%s\",\"members\":{\"ids\":[%s]}}"
                        .formatted(
                                label,
                                exclusiveGroup,
                                members.length == 0 ? "" : "\"" + String.join("\",\"", members) + "\""));
    }

    /** What the feed told since the last time: what came (+), changed (~) and went (-). */
    private Stream<String> told() {
        return feed.next().stream().map(change -> {
            String sign = change.has("before") ? change.has("after") ? "~" : "-" : "+";
            String labels = change.path("kind").asString().equals("membership") && change.has("after")
                    ? " "
                            + change.path("after")
                                    .path("groupLabels")
                                    .valueStream()
                                    .map(each -> each.asString())
                                    .toList()
                    : "";
            return sign + change.path("kind").asString() + " "
                    + change.path("key").asString() + labels;
        });
    }
}
