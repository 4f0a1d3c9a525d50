package org.chamicore.cli.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProcessMarkTest {

    @Test
    void aRunningProcessIsFoundAgain() {
        ProcessMark mark = ProcessMark.of(ProcessHandle.current()).orElseThrow();
        assertThat(mark.process()).hasValue(ProcessHandle.current());
        assertThat(ProcessMark.of(mark.pid())).hasValue(mark);
    }

    @Test
    void anotherProcessWithTheSameNumberIsNotTaken() {
        ProcessMark mark = ProcessMark.of(ProcessHandle.current()).orElseThrow();
        assertThat(new ProcessMark(mark.pid(), mark.start() + "1").process()).isEmpty();
    }

    @Test
    void aProcessThatHasEndedIsNotFound() throws IOException {
        Process sleep = new ProcessBuilder("sleep", "600").start();
        ProcessMark mark = ProcessMark.of(sleep.toHandle()).orElseThrow();
        assertThat(mark.process()).isPresent();
        Ending.of(List.of(sleep.toHandle()), Duration.ofSeconds(10));
        assertThat(mark.process()).isEmpty();
        assertThat(ProcessMark.of(mark.pid())).isEmpty();
    }
}
