package org.chamicore.cli;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.chamicore.cli.suite.Ports;
import org.chamicore.cli.suite.Service;

/** The whole command as a process, as the launcher runs it. */
final class CommandProcess {

    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final Process process;
    private final Path out;
    private final Path err;

    private CommandProcess(Process process, Path out, Path err) {
        this.process = process;
        this.out = out;
        this.err = err;
    }

    static CommandProcess start(Path root, Ports ports, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Dchamicore.root=" + root,
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                Chamicore.class.getName()));
        command.addAll(List.of(arguments));
        Path out = Files.createTempFile(root, "out", "");
        Path err = Files.createTempFile(root, "err", "");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
        Map<String, String> environment = builder.environment();
        for (Service service : Service.values()) {
            environment.put(service.portVariable(), Integer.toString(ports.of(service)));
        }
        environment.put("CHAMICORE_DB_PORT", Integer.toString(ports.database()));
        environment.put("CHAMICORE_FAST_START", "off");
        return new CommandProcess(builder.start(), out, err);
    }

    /** Runs it to its end. */
    static CommandProcess run(Path root, Ports ports, String... arguments) throws IOException, InterruptedException {
        CommandProcess command = start(root, ports, arguments);
        command.exitCode();
        return command;
    }

    /** Waits until it has printed something. */
    void awaitOutput(String text) {
        await().alias("'%s' in the output".formatted(text))
                .atMost(LIMIT)
                .pollInterval(Duration.ofMillis(20))
                .failFast("it has ended", () -> !process.isAlive() && !out().contains(text))
                .until(this::out, containsString(text));
    }

    /** Does what Ctrl-C does. What was started in the background ignores INT, and so does all that it starts; it takes TERM. */
    void interrupt() throws IOException, InterruptedException {
        signal(ignoresInterrupts() ? "TERM" : "INT");
    }

    private boolean ignoresInterrupts() throws IOException {
        Path status = Path.of("/proc/%d/status".formatted(process.pid()));
        return Files.exists(status)
                && Files.readAllLines(status).stream()
                        .filter(line -> line.startsWith("SigIgn:"))
                        .map(line -> new BigInteger(line.substring(7).strip(), 16))
                        .anyMatch(ignored -> ignored.testBit(1));
    }

    /** Sends a signal, such as KILL. */
    void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                .start()
                .waitFor();
    }

    int exitCode() throws InterruptedException {
        if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("it does not end:%n%s%n%s".formatted(out(), err()));
        }
        return process.exitValue();
    }

    String out() {
        return read(out);
    }

    String err() {
        return read(err);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException failed) {
            throw new AssertionError(failed);
        }
    }
}
