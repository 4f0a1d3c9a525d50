package org.chamicore.conventions;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A document that names a test as its proof, with a method of it or without, names one that is there. */
class NamedTestsTest {

    private static final Pattern NAMED = Pattern.compile("`(\\w+Test)(?:\\.(\\w+))?`");

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

    private static List<MatchResult> named(Path document) {
        return NAMED.matcher(Repository.read(document)).results().toList();
    }

    private static boolean holds(Path file, MatchResult test) {
        return file.endsWith(test.group(1) + ".java")
                && (test.group(2) == null || Repository.read(file).contains(" " + test.group(2) + "("));
    }
}
