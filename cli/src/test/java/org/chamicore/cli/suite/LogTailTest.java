package org.chamicore.cli.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogTailTest {

    @TempDir
    Path folder;

    @Test
    void theLastTwentyLinesOfThisRunAreShown() throws IOException {
        Path log = folder.resolve("log");
        Files.writeString(log, "of an earlier run\n");
        LogTail tail = LogTail.fromNow(log);
        assertThat(tail.lastLines()).isEmpty();
        append(log, "one\n");
        assertThat(tail.lastLines()).isEqualTo("one");
        append(log, lines(1, 30));
        assertThat(tail.lastLines()).isEqualTo(lines(11, 30).strip());
    }

    @Test
    void onlyTheEndOfALongLogIsRead() throws IOException {
        Path log = folder.resolve("log");
        Files.writeString(log, "x".repeat(1_000_000) + "\nend\n");
        assertThat(new LogTail(log, 0).lastLines()).endsWith("\nend").hasSizeLessThan(70_000);
    }

    @Test
    void aLogThatWasShortenedIsReadFromWhatIsLeft() throws IOException {
        Path log = folder.resolve("log");
        Files.writeString(log, "left\n");
        assertThat(new LogTail(log, 1_000).lastLines()).isEmpty();
    }

    @Test
    void aLogThatIsNotThereIsSaidToBeSo() {
        assertThat(new LogTail(folder.resolve("none"), 0).lastLines()).startsWith("(it cannot be read");
    }

    private static void append(Path log, String text) throws IOException {
        Files.writeString(log, text, StandardOpenOption.APPEND);
    }

    private static String lines(int from, int to) {
        return IntStream.rangeClosed(from, to)
                .mapToObj(each -> "line " + each + "\n")
                .collect(Collectors.joining());
    }
}
