package org.chamicore.cli.suite;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.chamicore.cli.process.OwnSession;

/**
 * Makes what the next start of a suite needs to be fast, while the suite runs: in a process of its own and with the lowest
 * priority, since it costs each service some ten seconds of one core, once for each build.
 */
public final class FastStarts {

    /** Its name among the suite's processes, of its log and of the command that it runs. */
    public static final String NAME = "fast-start";

    private static final String SWITCH = "CHAMICORE_FAST_START";

    private final SuiteSettings settings;
    private final ServiceLauncher launcher;

    public FastStarts(SuiteSettings settings, String jdbcUrl) {
        this.settings = settings;
        this.launcher = new ServiceLauncher(settings, jdbcUrl);
    }

    /** Starts that process; empty when there is nothing to make, or nobody wants it. */
    Optional<Process> launch() {
        if ("off".equals(System.getenv(SWITCH)) || missing().isEmpty()) {
            return Optional.empty();
        }
        List<String> command = List.of(
                "nice",
                "-n",
                "19",
                ServiceLauncher.java(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-D%s=%s".formatted(ProjectRoot.PROPERTY, settings.root()),
                "-cp",
                System.getProperty("java.class.path"),
                "org.chamicore.cli.Chamicore",
                NAME,
                "--data",
                settings.data().path().toString());
        return Optional.of(start(OwnSession.of(command), environment -> {}));
    }

    /** Makes all that is missing, one service after the other; takes its children along when it is stopped. */
    public void make() throws IOException, InterruptedException {
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly)));
        for (Service service : missing()) {
            FastStart start = launcher.fastStart(service);
            Optional<ProcessLock> lock = ProcessLock.take(start.lock());
            if (lock.isPresent()) {
                make(service, start);
                lock.get().close();
            }
        }
    }

    private void make(Service service, FastStart start) throws IOException, InterruptedException {
        if (run(start.unpacking(), environment -> {})
                && run(start.training(), environment -> launcher.applyForTraining(service, environment))) {
            start.made();
        }
    }

    private List<Service> missing() {
        return Stream.of(Service.values())
                .filter(service -> !launcher.fastStart(service).isMade())
                .toList();
    }

    private boolean run(List<String> arguments, Consumer<Map<String, String>> environment) throws InterruptedException {
        List<String> command = Stream.concat(Stream.of(ServiceLauncher.java()), arguments.stream())
                .toList();
        return start(command, environment).waitFor() == 0;
    }

    private Process start(List<String> command, Consumer<Map<String, String>> environment) {
        Path log = settings.data().log(NAME);
        try {
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(settings.data().path().toFile())
                    .redirectInput(new File("/dev/null"))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
            environment.accept(builder.environment());
            return builder.start();
        } catch (IOException failed) {
            throw new UncheckedIOException(NAME + " cannot be started", failed);
        }
    }
}
