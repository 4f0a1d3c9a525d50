package org.chamicore.conventions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The requirements of the database layer: each has one row, and what a row names as its place is there. */
class RequirementsTest {

    private static final Map<String, Integer> HOW_MANY = Map.ofEntries(
            Map.entry("DB", 21),
            Map.entry("PO", 13),
            Map.entry("PE", 11),
            Map.entry("SE", 12),
            Map.entry("OB", 10),
            Map.entry("DM", 10),
            Map.entry("DT", 18),
            Map.entry("RE", 9),
            Map.entry("IS", 10),
            Map.entry("TE", 6),
            Map.entry("DE", 9),
            Map.entry("MU", 7),
            Map.entry("FU", 7));

    private static final Pattern ROW =
            Pattern.compile("(?m)^\\| ([A-Z]{2}-[^|]*) \\| (done|partly|later|noted|rejected) \\| (\\S.*) \\|$");
    private static final Pattern RANGE = Pattern.compile("([A-Z]{2})-(\\d+)(?: to (?:[A-Z]{2}-)?(\\d+))?");
    private static final Pattern TYPE = Pattern.compile("`([A-Z]\\w*[a-z]\\w*)(?:\\.\\w+)?`");

    private final List<MatchResult> rows = ROW.matcher(Repository.read(Repository.ROOT.resolve("docs/requirements.md")))
            .results()
            .toList();

    @Test
    void eachHasOneRow() {
        List<String> all = HOW_MANY.entrySet().stream()
                .flatMap(group -> ids(group.getKey(), 1, group.getValue()))
                .toList();
        assertThat(rows.stream().flatMap(row -> ids(row.group(1)))).containsExactlyInAnyOrderElementsOf(all);
    }

    /** Classes alone: settings, tables and metrics are words of other tests. */
    @Test
    void whatIsNamedIsThere() {
        List<String> sources = Repository.files(".java").stream()
                .map(file -> String.valueOf(file.getFileName()).replace(".java", ""))
                .toList();
        assertThat(rows).allSatisfy(row -> assertThat(sources)
                .as(row.group(1))
                .containsAll(TYPE.matcher(row.group(3))
                        .results()
                        .map(type -> type.group(1))
                        .toList()));
    }

    private static Stream<String> ids(String list) {
        return Arrays.stream(list.split(", "))
                .map(RANGE::matcher)
                .filter(range -> range.matches())
                .flatMap(range -> ids(
                        range.group(1),
                        Integer.parseInt(range.group(2)),
                        Integer.parseInt(range.group(3) == null ? range.group(2) : range.group(3))));
    }

    private static Stream<String> ids(String group, int first, int last) {
        return IntStream.rangeClosed(first, last).mapToObj(number -> group + "-" + number);
    }
}
