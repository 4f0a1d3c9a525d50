package org.chamicore.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Whole expected documents, in a folder under {@code src/test/resources/golden}. With {@code -Dgolden.write=true} they are written
 * instead of compared; read the difference before you commit it.
 */
record Golden(String folder) {

    void check(String name, String actual) throws IOException {
        Path file = Path.of("src/test/resources/golden", folder, name);
        if (Boolean.getBoolean("golden.write")) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, actual);
        }
        assertThat(file).as("golden document, written by -Dgolden.write=true").exists();
        assertThat(actual).isEqualTo(Files.readString(file));
    }
}
