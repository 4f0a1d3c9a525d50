package org.chamicore.cli.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.chamicore.cli.console.Progress;
import org.chamicore.cli.console.RefusedException;
import org.chamicore.cli.http.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Against a kind that keeps its things in memory; {@code tests/system} imports into the real services. */
class ImporterTest {

    private final Map<String, JsonNode> things = new ConcurrentHashMap<>();
    private final List<Integer> calls = Collections.synchronizedList(new ArrayList<>());
    private final Report report = new Report("a test", false);

    @ParameterizedTest
    @ValueSource(ints = {1, 1000})
    void badOnesAreRefusedByNameAndTheOthersGoIn(int atOnce) {
        run(false, false, atOnce, items(2500, "bad-17", "bad-1999"));
        assertThat(things).hasSize(2500);
        assertThat(tally().created()).isEqualTo(2500);
        assertThat(tally().refused())
                .containsExactlyInAnyOrder(
                        new Refusal("bad-17", "bad-17 is bad"), new Refusal("bad-1999", "bad-1999 is bad"));
        assertThat(calls).allMatch(size -> size <= atOnce);
    }

    @Test
    void whatIsTwiceInTheSourceGoesInOnceAndIsTold() {
        run(
                false,
                false,
                1000,
                Stream.concat(items(2).stream(), items(1).stream()).toList());
        assertThat(things).hasSize(2);
        assertThat(tally().refused()).extracting(Refusal::id).containsExactly("thing-0");
    }

    @Test
    void aDryRunCallsNobody() {
        run(true, true, 1000, items(3, "bad-1"));
        assertThat(calls).isEmpty();
        assertThat(things).isEmpty();
        assertThat(tally().created()).isEqualTo(4);
    }

    @Test
    void whatDiffersIsKeptUnlessItIsToBeReplaced() {
        things.put("thing-0", Json.object().put("value", "ours"));
        run(false, false, 1000, items(2));
        assertThat(tally().kept()).extracting(Refusal::id).containsExactly("thing-0");
        assertThat(things.get("thing-0").path("value").asString()).isEqualTo("ours");

        run(false, true, 1000, items(2));
        assertThat(things.get("thing-0").path("value").asString()).isEqualTo("theirs");
        assertThat(tally().changes()).isEqualTo(1);
        assertThat(tally().sames()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 429, 500, 503})
    void whatIsNoFaultOfAThingEndsTheImport(int status) {
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> run(false, false, 1, items(20, "status-" + status)))
                .withMessageContaining("was answered " + status);
    }

    private void run(boolean dryRun, boolean replace, int atOnce, List<Item> items) {
        new Importer(new Importer.Mode(dryRun, replace), report, Progress.silent()).take(new InMemory(atOnce), items);
    }

    private Tally tally() {
        return report.of("things");
    }

    private static List<Item> items(int number, String... bad) {
        return Stream.concat(IntStream.range(0, number).mapToObj("thing-%d"::formatted), Stream.of(bad))
                .map(id -> Item.of(id, Json.object().put("value", "theirs")))
                .toList();
    }

    private final class InMemory implements Kind {

        private final int atOnce;

        InMemory(int atOnce) {
            this.atOnce = atOnce;
        }

        @Override
        public String title() {
            return "things";
        }

        @Override
        public Map<String, JsonNode> stored() {
            return Map.copyOf(things);
        }

        @Override
        public int atOnce() {
            return atOnce;
        }

        @Override
        public Answer create(List<Item> items) {
            calls.add(items.size());
            for (Item each : items) {
                if (each.id().startsWith("status-")) {
                    return new Answer("POST /things", Integer.parseInt(each.id().substring(7)), "not now", "");
                }
                if (each.id().startsWith("bad-")) {
                    return new Answer("POST /things", 400, each.id() + " is bad", "");
                }
            }
            items.forEach(each -> things.put(each.id(), each.body()));
            return Answers.none();
        }

        @Override
        public Answer replace(Item item, JsonNode stored) {
            things.put(item.id(), item.body());
            return Answers.none();
        }
    }
}
