package org.chamicore.cli.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class OwnSessionTest {

    @Test
    void theCommandLeadsAProcessGroupOfItsOwn() throws IOException {
        Process shell = new ProcessBuilder(OwnSession.of(List.of("sh", "-c", "ps -o pgid= -p $$"))).start();
        String group = new String(shell.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
        assertThat(group).isEqualTo(Long.toString(shell.pid()));
    }
}
