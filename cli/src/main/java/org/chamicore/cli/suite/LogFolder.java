package org.chamicore.cli.suite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/** The folder of logs, to which every start appends. */
record LogFolder(Path path) {

    private static final long FULL = 16L * 1024 * 1024;

    /** Puts each log that has grown large aside, as {@code boot.log.1}; the one that was there before goes. */
    void turnPages() {
        try {
            Files.createDirectories(path);
            for (Path log : logs()) {
                if (Files.size(log) > FULL) {
                    Files.move(log, log.resolveSibling(log.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
                }
            }
        } catch (IOException failed) {
            throw new UncheckedIOException("%s cannot be used".formatted(path), failed);
        }
    }

    private List<Path> logs() throws IOException {
        try (Stream<Path> files = Files.list(path)) {
            return files.filter(each -> each.toString().endsWith(".log")).toList();
        }
    }
}
