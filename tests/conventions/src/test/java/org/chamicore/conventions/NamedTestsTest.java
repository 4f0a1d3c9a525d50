package org.chamicore.conventions;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A document that names a test as its proof, with a method of it or without, names one that is there. */
class NamedTestsTest {

    private static final Pattern NAMED = Pattern.compile("`(\\w+Test)(?:\\.(\\w+))?`");
    private static final Pattern HEADING = Pattern.compile("\\| Test \\|$");
    private static final int THREATS = 32;

    @Test
    void isThere() {
        List<Path> sources = Repository.files("Test.java");
        List<Path> documents = Repository.files(".md");

        assertThat(documents).anySatisfy(each -> assertThat(named(each)).isNotEmpty());
        assertThat(documents).allSatisfy(document -> assertThat(named(document).stream()
                        .filter(test -> sources.stream().noneMatch(file -> holds(file, test)))
                        .map(MatchResult::group))
                .as("tests that %s names and that are not there", Repository.name(document))
                .isEmpty());
    }

    @Test
    void isNamedByEveryRowOfWhatAuthPromises() {
        List<String> rows = Repository.read(Repository.ROOT.resolve("docs/auth.md"))
                .lines()
                .filter(line -> line.startsWith("| "))
                .filter(line -> !HEADING.matcher(line).find())
                .toList();

        assertThat(rows).hasSizeGreaterThan(THREATS);
        assertThat(rows).allSatisfy(row -> assertThat(lastCell(row)).containsPattern(NAMED));
        assertThat(rows.stream().filter(row -> row.matches("\\| \\d+ \\|.*")).map(row -> row.split(" ", 3)[1]))
                .as("numbers of threats")
                .containsExactlyElementsOf(IntStream.rangeClosed(1, THREATS)
                        .mapToObj(Integer::toString)
                        .toList());
    }

    private static String lastCell(String row) {
        String[] cells = row.split("\\|", -1);
        return cells[cells.length - 2];
    }

    private static List<MatchResult> named(Path document) {
        return NAMED.matcher(Repository.read(document)).results().toList();
    }

    private static boolean holds(Path file, MatchResult test) {
        return file.endsWith(test.group(1) + ".java")
                && (test.group(2) == null || Repository.read(file).contains(" " + test.group(2) + "("));
    }
}
