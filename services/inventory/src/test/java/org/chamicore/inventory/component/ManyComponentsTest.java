package org.chamicore.inventory.component;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.chamicore.db.bulk.BulkLoad;
import org.chamicore.inventory.Api;
import org.chamicore.inventory.Api.Answer;
import org.chamicore.inventory.Feed;
import org.chamicore.inventory.InventoryTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Lists of components on both sides of the length from which they are copied: the two ways must not be told apart. */
@InventoryTest
class ManyComponentsTest {

    private static final String COMPONENTS = "/hsm/v2/State/Components";
    private static final int COPIED = BulkLoad.COPY_FROM;

    private final Api api;
    private final Feed feed;

    ManyComponentsTest(@LocalServerPort int port) {
        api = new Api(port);
        feed = new Feed(api);
    }

    @BeforeEach
    void empty() {
        api.delete(COMPONENTS);
        feed.skip();
    }

    private static String body(int from, int to, String state, boolean force) {
        return IntStream.range(from, to)
                .mapToObj(number -> """
                        {"ID":"x2900c0s%db0n0","State":"%s","SoftwareStatus":"a\\t\\\\b%d","CustomFields":{"n":%d}}""".formatted(number, state, number, number))
                .collect(Collectors.joining(",", "{\"Components\":[", "],\"Force\":%b}".formatted(force)));
    }

    @ParameterizedTest
    @ValueSource(ints = {COPIED - 1, COPIED, COPIED + 1})
    void everyOneIsStoredAndTold(int count) {
        assertThat(api.post(COMPONENTS, body(0, count, "On", false)).status()).isEqualTo(204);

        List<JsonNode> stored =
                api.get(COMPONENTS).json().path("Components").valueStream().toList();
        assertThat(stored).hasSize(count);
        assertThat(api.get(COMPONENTS + "/x2900c0s7b0n0").text()).isEqualTo("""
                {"ID":"x2900c0s7b0n0","Type":"Node","State":"On","Flag":"OK","Enabled":true,"SoftwareStatus":"a\\t\\\\b7",\
                "Role":"Compute","NID":47530208,"CustomFields":{"n":7}}""");
        assertThat(feed.next().stream().map(change -> change.path("after")))
                .containsExactlyInAnyOrderElementsOf(stored);
    }

    @ParameterizedTest
    @ValueSource(ints = {COPIED / 2, COPIED * 2})
    void knownOnesStayOrAreOverwrittenAmongNewOnes(int count) {
        api.post(COMPONENTS, body(0, count / 2, "Off", false));
        feed.skip();
        assertThat(api.post(COMPONENTS, body(0, count, "On", false)).status()).isEqualTo(204);
        assertThat(feed.next()).hasSize(count - count / 2);
        assertThat(api.get(COMPONENTS + "?state=Off").json().path("Components")).hasSize(count / 2);

        assertThat(api.post(COMPONENTS, body(0, count, "On", true)).status()).isEqualTo(204);
        assertThat(feed.next()).hasSize(count / 2);
        assertThat(api.get(COMPONENTS + "?state=Off").json().path("Components")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {10, COPIED * 2})
    void refusalNamesEachBadItemAndStoresNothing(int count) {
        String body = body(0, count, "On", false)
                .replace("x2900c0s3b0n0", "zz")
                .replace("\"x2900c0s5b0n0\",\"State\":\"On\"", "\"x2900c0s5b0n0\",\"State\":\"Flying\"");
        Answer refused = api.post(COMPONENTS, body);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.detail()).isEqualTo("couldn't validate components: xname ID 'zz' is invalid");
        assertThat(refused.json().path("errors").toString()).isEqualTo("""
                [{"field":"Components[3].ID","message":"xname ID 'zz' is invalid"},\
                {"field":"Components[5].State","message":"state 'Flying' is invalid"}]""");
        assertThat(api.get(COMPONENTS).text()).isEqualTo("{\"Components\":[]}");
        assertThat(feed.next()).isEmpty();
    }

    /** They look at once which are new, and all but one find them there when they copy. */
    @Test
    void writersOfTheSameListAllSucceed() throws Exception {
        int writers = 6;
        CyclicBarrier start = new CyclicBarrier(writers);
        try (ExecutorService threads = Executors.newFixedThreadPool(writers)) {
            List<Future<Integer>> answers = IntStream.range(0, writers)
                    .mapToObj(writer -> threads.submit(() -> {
                        start.await();
                        return api.post(COMPONENTS, body(writer * 100, COPIED * 2 + writer * 100, "On", false))
                                .status();
                    }))
                    .toList();
            for (Future<Integer> answer : answers) {
                assertThat(answer.get()).isEqualTo(204);
            }
        }
        int all = COPIED * 2 + (writers - 1) * 100;
        assertThat(api.get(COMPONENTS).json().path("Components")).hasSize(all);
        assertThat(feed.next())
                .extracting(change -> change.path("key").asString())
                .hasSize(all)
                .doesNotHaveDuplicates();
    }

    @Test
    void badNumbersAreNamedByTheirPlace() {
        Answer refused = api.patch(COMPONENTS + "/BulkNID", """
                {"Components": [{"ID": "x2900c0s0b0n0", "NID": 1}, {"ID": "x2900c0s1b0n0"}, null]}
                """);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().path("errors").valueStream().map(each -> each.path("field")
                        .asString()))
                .containsExactly("Components[1].NID", "Components[2].NID");
        Answer ids = api.patch(
                COMPONENTS + "/BulkFlagOnly", "{\"Flag\":\"OK\",\"ComponentIDs\":[\"x0\",\"zz\",\"x[\",null]}");
        assertThat(ids.detail()).isEqualTo("invalid xname ID");
        assertThat(ids.json().path("errors").valueStream().map(each -> each.path("field")
                        .asString()))
                .containsExactly("ComponentIDs[1]", "ComponentIDs[2]", "ComponentIDs[3]");
    }
}
