package org.chamicore.conventions;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A document that names a test as its proof names one that is there. */
class NamedTestsTest {

    private static final Pattern NAMED = Pattern.compile("`(\\w+Test)\\.(\\w+)`");

    @ParameterizedTest
    @ValueSource(strings = {"docs/auth.md"})
    void isThere(String document) {
        List<Path> sources = Repository.files("Test.java");
        List<MatchResult> named = NAMED.matcher(Repository.read(Repository.ROOT.resolve(document)))
                .results()
                .toList();

        assertThat(named).isNotEmpty();
        assertThat(named.stream()
                        .filter(test -> sources.stream()
                                .filter(file -> file.endsWith(test.group(1) + ".java"))
                                .noneMatch(file -> Repository.read(file).contains(" " + test.group(2) + "(")))
                        .map(MatchResult::group))
                .as("tests that %s names and that are not there", document)
                .isEmpty();
    }
}
