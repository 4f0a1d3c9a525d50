package org.chamicore.cli.suite;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.chamicore.cli.console.Progress;
import org.chamicore.cli.console.RefusedException;
import org.chamicore.cli.process.Ending;
import org.chamicore.cli.process.ProcessMark;

/** A suite that another command has started. */
public record RunningSuite(DataFolder data, Progress progress) {

    /** Longer than stopping takes at worst, services and server together. */
    private static final Duration LIMIT = Duration.ofSeconds(90);

    /**
     * Stops it: a detached one directly, a foreground one through the command that watches it.
     *
     * @return whether there was anything to stop
     */
    public boolean stop() {
        if (!data.path().toFile().isDirectory()) {
            return false;
        }
        Optional<ProcessLock> lock = ProcessLock.take(data.lock());
        if (lock.isEmpty()) {
            askOwner();
            return true;
        }
        try {
            return new Leftovers(data, progress).stop();
        } finally {
            lock.get().close();
        }
    }

    private void askOwner() {
        ProcessHandle owner = SuiteRecord.read(data)
                .map(SuiteRecord::owner)
                .flatMap(ProcessMark::process)
                .orElseThrow(Occupation.held(data));
        progress.say("suite", "asking process %d to stop".formatted(owner.pid()));
        if (!Ending.of(List.of(owner), LIMIT).isEmpty()) {
            throw new RefusedException(
                    "Process %d did not stop in time and was killed: run './chamicore down' again to stop what it has left"
                            .formatted(owner.pid()));
        }
    }
}
