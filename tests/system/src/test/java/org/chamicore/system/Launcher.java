package org.chamicore.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Runs {@code ./chamicore} as a user does. */
final class Launcher {

    /** What a run of the command left: its exit code and what it printed, standard output and errors together. */
    record Outcome(int exitCode, String output) {

        String succeeded() {
            assertThat(exitCode).as(output).isZero();
            return output;
        }

        String failed() {
            assertThat(exitCode).as(output).isEqualTo(1);
            return output;
        }
    }

    private Launcher() {}

    static Outcome run(String... arguments) throws IOException, InterruptedException {
        return run(Map.of(), arguments);
    }

    static Outcome run(Map<String, String> environment, String... arguments) throws IOException, InterruptedException {
        List<String> command = Stream.concat(
                        Stream.of(SystemSuite.root().resolve("chamicore").toString()), Stream.of(arguments))
                .toList();
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        // The build that runs these tests has just made everything; a build within the build is not wanted.
        builder.environment().put("CHAMICORE_BUILD", "never");
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Outcome(process.waitFor(), output);
    }
}
