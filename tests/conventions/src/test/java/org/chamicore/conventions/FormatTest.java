package org.chamicore.conventions;

import static org.assertj.core.api.Assertions.assertThat;

import com.palantir.javaformat.java.Formatter;
import com.palantir.javaformat.java.FormatterException;
import com.palantir.javaformat.java.JavaFormatterOptions;
import com.palantir.javaformat.java.RemoveUnusedImports;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The format check, here rather than in a Maven plugin: it must parse Java 25, and Maven itself may run on an older Java. */
class FormatTest {

    private static final Formatter FORMATTER = Formatter.createFormatter(JavaFormatterOptions.builder()
            .style(JavaFormatterOptions.Style.PALANTIR)
            .build());

    @Test
    void everyJavaFileIsFormatted() {
        assertThat(Repository.files(".java").stream()
                        .filter(FormatTest::isUnformatted)
                        .map(Repository::name))
                .as("not formatted: run 'mvn spotless:apply' with JAVA_HOME at a JDK 25")
                .isEmpty();
    }

    private static boolean isUnformatted(Path file) {
        String source = Repository.read(file);
        try {
            return !RemoveUnusedImports.removeUnusedImports(FORMATTER.formatSource(source))
                    .equals(source);
        } catch (FormatterException unparsable) {
            throw new AssertionError(Repository.name(file), unparsable);
        }
    }
}
