package org.chamicore.cli.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A process as it can be written down and recognised later: numbers are given out again, so the number alone would
 * sooner or later name somebody else's process.
 *
 * @param pid its number
 * @param start when it started, in a form that only serves to be compared
 */
public record ProcessMark(long pid, String start) {

    private static final Path BOOT_ID = Path.of("/proc/sys/kernel/random/boot_id");
    private static final int START_TICKS = 19; // field 22 of /proc/PID/stat, counted from the third

    /** Empty when there is no such process (any more). */
    public static Optional<ProcessMark> of(long pid) {
        return ProcessHandle.of(pid).flatMap(ProcessMark::of);
    }

    /** Empty when the process has ended. */
    public static Optional<ProcessMark> of(ProcessHandle process) {
        return start(process).map(start -> new ProcessMark(process.pid(), start));
    }

    /** The process, if it still runs and is the very one that was marked. */
    public Optional<ProcessHandle> process() {
        return ProcessHandle.of(pid)
                .filter(process -> start(process).filter(start::equals).isPresent());
    }

    /** The kernel's own count does not move when the clock is set, unlike the wall-clock time that Java computes from it. */
    private static Optional<String> start(ProcessHandle process) {
        if (!Files.exists(BOOT_ID)) {
            return Optional.of(process)
                    .filter(ProcessHandle::isAlive)
                    .flatMap(each -> each.info().startInstant())
                    .map(Object::toString);
        }
        try {
            String boot = Files.readString(BOOT_ID).strip();
            return Life.fields(process).map(fields -> boot + "/" + fields[START_TICKS]);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
