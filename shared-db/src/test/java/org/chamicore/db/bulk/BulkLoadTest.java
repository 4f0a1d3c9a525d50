package org.chamicore.db.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.chamicore.db.fixture.Instance;
import org.chamicore.db.testing.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;

class BulkLoadTest {

    private static final String COPY = "copy component_group (label, description, exclusive_group, tags) from stdin";

    private static Instance instance;
    private static BulkLoad load;

    private record Row(
            String label, String description, @Nullable String exclusive, List<String> tags) {

        List<@Nullable Object> values() {
            return Arrays.asList(label, description, exclusive, tags);
        }
    }

    @BeforeAll
    static void startInstance() {
        instance = Instance.start(TestDatabase.create(), "smd");
        load = instance.bean(BulkLoad.class);
    }

    @AfterAll
    static void stopInstance() {
        instance.close();
    }

    @BeforeEach
    void empty() {
        instance.jdbc().sql("delete from component_group").update();
    }

    private static List<Row> stored() {
        return instance.jdbc()
                .sql("select label, description, exclusive_group, tags from component_group order by label")
                .query((row, number) -> new Row(
                        row.getString("label"),
                        row.getString("description"),
                        row.getString("exclusive_group"),
                        List.of((String[]) row.getArray("tags").getArray())))
                .list();
    }

    private static void copy(List<Row> rows) {
        instance.inTransaction(
                () -> assertThat(load.copy(COPY, rows, Row::values)).isEqualTo(rows.size()));
    }

    @Test
    void everyTextArrivesAsItWas() {
        String letters = "a\\\t\n\r\"'{},N ü\u2028\ud83d\ude80\u0001.";
        Random random = new Random(1);
        List<Row> rows = IntStream.range(0, 3000)
                .mapToObj(number -> new Row(
                        "g%04d".formatted(number),
                        text(random, letters),
                        random.nextBoolean() ? null : text(random, letters),
                        IntStream.range(0, random.nextInt(3))
                                .mapToObj(each -> text(random, letters))
                                .toList()))
                .toList();
        copy(rows);
        assertThat(stored()).isEqualTo(rows);
    }

    private static String text(Random random, String letters) {
        int[] points = letters.codePoints().toArray();
        StringBuilder text = new StringBuilder();
        for (int left = random.nextInt(60); left > 0; left--) {
            text.appendCodePoint(points[random.nextInt(points.length)]);
        }
        return text.toString();
    }

    @Test
    void noRowsAreNoWork() {
        copy(List.of());
        assertThat(stored()).isEmpty();
    }

    @Test
    void aRowThatIsThereFailsAllAndLeavesTheConnectionUsable() {
        Row row = new Row("twice", "", null, List.of());
        List<Row> rows = new ArrayList<>(IntStream.range(0, 5000)
                .mapToObj(number -> new Row("g" + number, "text", null, List.of()))
                .toList());
        rows.add(row);
        rows.add(row);
        for (int turn = 0; turn < 20; turn++) { // more often than there are connections
            assertThatExceptionOfType(DuplicateKeyException.class).isThrownBy(() -> copy(rows));
        }
        assertThat(stored()).isEmpty();
    }

    @Test
    void whoTriesAndFindsARowThereGoesOnInTheSameTransaction() {
        Row row = new Row("twice", "", null, List.of());
        instance.inTransaction(() -> {
            copy(List.of(new Row("before", "", null, List.of()), row));
            assertThat(load.isCopied(COPY, List.of(new Row("with", "", null, List.of()), row), Row::values))
                    .isFalse();
            assertThat(load.isCopied(COPY, List.of(new Row("after", "", null, List.of())), Row::values))
                    .isTrue();
        });
        assertThat(stored()).extracting(Row::label).containsExactly("after", "before", "twice");
    }

    @Test
    void whatIsWrongOtherwiseFailsHimWhoTries() {
        assertThatExceptionOfType(DataIntegrityViolationException.class)
                .isThrownBy(() -> instance.inTransaction(() -> load.isCopied(
                        COPY, List.of(1), number -> Arrays.asList(null, "without a label", null, List.of()))));
        assertThat(stored()).isEmpty();
    }

    @Test
    void whatTheCallerThrowsOnTheWayTakesBackAll() {
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> instance.inTransaction(
                        () -> load.copy(COPY, IntStream.range(0, 10_000).boxed().toList(), number -> {
                            if (number == 9_999) {
                                throw new IllegalStateException("no such row");
                            }
                            return new Row("g" + number, "a longer text, so that some is sent before", null, List.of())
                                    .values();
                        })));
        assertThat(stored()).isEmpty();
        copy(List.of(new Row("after", "", null, List.of())));
        assertThat(stored()).hasSize(1);
    }
}
