package org.chamicore.cli.suite;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * The end of a log file.
 *
 * @param file the log
 * @param from where the lines of this run begin, in bytes
 */
record LogTail(Path file, long from) {

    private static final int LINES = 20;
    private static final long BYTES = 64 * 1024;

    /** What will be written from now on. */
    static LogTail fromNow(Path file) {
        return new LogTail(file, file.toFile().length());
    }

    /** The last lines of this run, at most twenty. */
    String lastLines() {
        try (RandomAccessFile log = new RandomAccessFile(file.toFile(), "r")) {
            long begin = Math.max(Math.min(from, log.length()), log.length() - BYTES);
            byte[] end = new byte[(int) (log.length() - begin)];
            log.seek(begin);
            log.readFully(end);
            List<String> lines = new String(end, StandardCharsets.UTF_8).lines().toList();
            return String.join("\n", lines.subList(Math.max(0, lines.size() - LINES), lines.size()));
        } catch (IOException unreadable) {
            return "(it cannot be read: %s)".formatted(unreadable.getMessage());
        }
    }
}
