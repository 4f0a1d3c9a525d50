package org.chamicore.cli.suite;

import java.util.Optional;
import java.util.function.Supplier;
import org.chamicore.cli.console.RefusedException;

/** Sees to it that one suite at a time uses a data folder. */
final class Occupation {

    private Occupation() {}

    /**
     * Takes the folder for the life of this program.
     *
     * @throws RefusedException when a suite is running there, or starting, or stopping
     */
    static ProcessLock take(DataFolder data) {
        ProcessLock lock = ProcessLock.take(data.lock()).orElseThrow(held(data));
        Optional<String> detached = SuiteRecord.read(data)
                .filter(SuiteRecord::detached)
                .map(record -> String.join(", ", record.live().keySet()))
                .filter(names -> !names.isEmpty());
        if (detached.isPresent()) {
            lock.close();
            throw new RefusedException(
                    "A detached suite is running on %s (%s): stop it with './chamicore down', or give this one a folder of its own with --data"
                            .formatted(data.path(), detached.get()));
        }
        return lock;
    }

    static Supplier<RefusedException> held(DataFolder data) {
        return () -> new RefusedException(
                "Another chamicore (process %s) is running on %s: stop it with Ctrl-C or './chamicore down', or give this one a folder of its own with --data"
                        .formatted(ProcessLock.holder(data.lock()), data.path()));
    }
}
