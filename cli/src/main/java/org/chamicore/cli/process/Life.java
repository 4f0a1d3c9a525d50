package org.chamicore.cli.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Whether a process runs. One that has ended and that nobody has asked about yet (a zombie) does not, though Java says it lives. */
final class Life {

    private static final Path PROC = Path.of("/proc/self/stat");

    private Life() {}

    static boolean isRunning(ProcessHandle process) {
        return process.isAlive() && (!Files.exists(PROC) || fields(process).isPresent());
    }

    /** What Linux says of a running process in {@code /proc/PID/stat}, from the third field on. */
    static Optional<String[]> fields(ProcessHandle process) {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            return Optional.of(fields).filter(each -> !each[0].equals("Z") && !each[0].equals("X"));
        } catch (IOException ended) {
            return Optional.empty();
        }
    }
}
