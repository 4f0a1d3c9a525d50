package org.chamicore.cli.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessLockTest {

    @TempDir
    Path folder;

    @Test
    void oneAtATimeHoldsItAndTheFileSaysWho() {
        Path file = folder.resolve("data/lock");
        try (ProcessLock first = ProcessLock.take(file).orElseThrow()) {
            assertThat(first).isNotNull();
            assertThat(ProcessLock.take(file)).isEmpty();
            assertThat(ProcessLock.holder(file))
                    .isEqualTo(Long.toString(ProcessHandle.current().pid()));
        }
        ProcessLock.take(file).orElseThrow().close();
    }

    @Test
    void aFileThatWasNeverLockedHasNoHolder() {
        assertThat(ProcessLock.holder(folder.resolve("none"))).isEqualTo("unknown");
    }
}
