package org.chamicore.cli.process;

import java.time.Duration;
import java.util.Collection;
import java.util.List;

/** Ends processes: asks (SIGTERM), waits, then insists (SIGKILL). */
public final class Ending {

    private static final Duration AFTER_KILL = Duration.ofSeconds(10);

    private static final Duration PAUSE = Duration.ofMillis(10);

    private Ending() {}

    /**
     * Ends all of them, at the same time.
     *
     * @return those that had to be killed
     */
    public static List<ProcessHandle> of(Collection<ProcessHandle> processes, Duration grace) {
        processes.forEach(ProcessHandle::destroy);
        await(processes, grace);
        List<ProcessHandle> left = processes.stream().filter(Life::isRunning).toList();
        kill(left);
        return left;
    }

    /** Ends all of them as {@code kill -9} does. */
    public static void kill(Collection<ProcessHandle> processes) {
        processes.forEach(ProcessHandle::destroyForcibly);
        await(processes, AFTER_KILL);
    }

    /** Waits until all of them have ended, or the limit is reached. */
    public static void await(Collection<ProcessHandle> processes, Duration limit) {
        long deadline = System.nanoTime() + limit.toNanos();
        try {
            while (processes.stream().anyMatch(Life::isRunning) && System.nanoTime() < deadline) {
                Thread.sleep(PAUSE);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
