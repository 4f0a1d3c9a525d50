package org.chamicore.cli.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FastStartTest {

    private static final List<String> OPTIONS = List.of("-Xmx100m");

    @TempDir
    Path folder;

    private Path jar;

    @BeforeEach
    void jar() throws IOException {
        jar = Files.writeString(folder.resolve("boot.jar"), "first");
    }

    @Test
    void withoutACacheTheJarIsRunAsItIs() {
        assertThat(start().isMade()).isFalse();
        assertThat(start().arguments()).containsExactly("-Xmx100m", "-jar", jar.toString());
    }

    @Test
    void withACacheTheUnpackedJarIsRunWithIt() throws IOException {
        make(start());
        assertThat(start().isMade()).isTrue();
        assertThat(start().arguments())
                .startsWith("-Xmx100m")
                .anyMatch(each -> each.matches("-XX:AOTCache=.*/fast-start/[0-9a-f]{8}/start.aot"))
                .last()
                .asString()
                .endsWith("/boot.jar")
                .isNotEqualTo(jar.toString());
    }

    @Test
    void aCacheServesOnlyTheJarAndTheOptionsItWasMadeFor() throws IOException {
        make(start());
        assertThat(new FastStart(jar, List.of("-Xmx200m")).isMade()).isFalse();
        Files.writeString(jar, "rebuilt");
        assertThat(start().isMade()).isFalse();
    }

    @Test
    void whatWasMadeForAnEarlierJarIsRemoved() throws IOException {
        make(start());
        Files.writeString(jar, "rebuilt");
        make(start());
        try (var made = Files.list(folder.resolve("fast-start"))) {
            assertThat(made).hasSize(1);
        }
        assertThat(start().isMade()).isTrue();
    }

    private FastStart start() {
        return new FastStart(jar, OPTIONS);
    }

    /** As the JVM does: it writes where the training tells it to. */
    private static void make(FastStart start) throws IOException {
        Path draft = Path.of(start.training().stream()
                .filter(each -> each.startsWith("-XX:AOTCacheOutput="))
                .findFirst()
                .orElseThrow()
                .replaceFirst("[^=]*=", ""));
        Files.createDirectories(draft.getParent());
        Files.writeString(draft, "cache");
        start.made();
    }
}
