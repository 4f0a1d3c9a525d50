package org.chamicore.cli.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFolderTest {

    @TempDir
    Path folder;

    @Test
    void aLargeLogIsPutAsideAndASmallOneStays() throws IOException {
        Files.writeString(folder.resolve("auth.log"), "small");
        Files.writeString(folder.resolve("boot.log.1"), "of long ago");
        try (RandomAccessFile large =
                new RandomAccessFile(folder.resolve("boot.log").toFile(), "rw")) {
            large.setLength(17L * 1024 * 1024);
        }
        new LogFolder(folder).turnPages();
        assertThat(folder.resolve("auth.log")).hasContent("small");
        assertThat(folder.resolve("boot.log")).doesNotExist();
        assertThat(folder.resolve("boot.log.1")).hasSize(17L * 1024 * 1024);
    }

    @Test
    void aFolderThatIsNotThereIsMade() {
        new LogFolder(folder.resolve("logs")).turnPages();
        assertThat(folder.resolve("logs")).isEmptyDirectory();
    }
}
