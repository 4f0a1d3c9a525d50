package org.chamicore.cli.suite;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.chamicore.cli.console.RefusedException;
import org.chamicore.cli.process.OwnSession;

/** Starts the services' processes. */
final class ServiceLauncher {

    private final SuiteSettings settings;
    private final ServiceEnvironment environment;

    ServiceLauncher(SuiteSettings settings, String jdbcUrl) {
        this.settings = settings;
        this.environment = new ServiceEnvironment(settings, jdbcUrl);
    }

    /**
     * Starts one copy of a service.
     *
     * @param name of its log file
     * @param ports where everything listens, this copy included
     */
    ServiceProcess launch(Service service, String name, Ports ports) {
        Path log = settings.data().log(name);
        try {
            LogTail tail = LogTail.fromNow(log);
            ProcessBuilder builder = new ProcessBuilder(OwnSession.of(command(service)))
                    .directory(settings.data().path().toFile())
                    .redirectInput(new File("/dev/null"))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
            environment.apply(service, ports, builder.environment());
            return new ServiceProcess(name, ports.of(service), builder.start(), tail);
        } catch (IOException failed) {
            throw new UncheckedIOException(name + " cannot be started", failed);
        }
    }

    /** How the service is run, and what makes that fast. */
    FastStart fastStart(Service service) {
        return new FastStart(jar(service), JvmOptions.of(service));
    }

    /** Makes a child's environment that of a service which is to start and to be done with it before it serves. */
    void applyForTraining(Service service, Map<String, String> child) {
        environment.apply(service, settings.ports().with(service, 0), child);
        child.put("DB_MIN_CONNS", "1");
    }

    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private List<String> command(Service service) {
        if (!Files.exists(jar(service))) {
            throw new RefusedException(
                    "%s is missing: run ./chamicore, which builds it, or 'mvn package'".formatted(jar(service)));
        }
        return Stream.concat(Stream.of(java()), fastStart(service).arguments().stream())
                .toList();
    }

    private Path jar(Service service) {
        return settings.root().resolve("services/%1$s/target/%1$s.jar".formatted(service.title()));
    }
}
