package org.chamicore.cli.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The server's processes, as the system shows them. They are ours exactly when they run a program that was unpacked into our
 * own folder; a number left in a file proves nothing.
 */
record Postmaster(Cluster cluster) {

    /** The server itself, also when an earlier run of this program left it behind. */
    Optional<ProcessHandle> running() {
        return pid().flatMap(ProcessHandle::of).filter(this::isOurs);
    }

    /** The server and all of its children, also those that outlived it. */
    List<ProcessHandle> all() {
        return ProcessHandle.allProcesses().filter(this::isOurs).toList();
    }

    /** Takes away a pid file whose process is gone, so that a number that was given out anew cannot stop the start. */
    void forget() throws IOException {
        if (running().isEmpty()) {
            Files.deleteIfExists(file());
        }
    }

    private Optional<Long> pid() {
        try (var lines = Files.lines(file())) {
            return lines.findFirst()
                    .map(String::strip)
                    .filter(line -> line.matches("\\d{1,18}"))
                    .map(Long::valueOf);
        } catch (IOException none) {
            return Optional.empty();
        }
    }

    private boolean isOurs(ProcessHandle process) {
        return process.isAlive()
                && process.info()
                        .command()
                        .map(Path::of)
                        .filter(program -> program.startsWith(cluster.folder()) && program.endsWith("bin/postgres"))
                        .isPresent();
    }

    private Path file() {
        return cluster.data().resolve("postmaster.pid");
    }
}
