package org.chamicore.cli.suite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * How a service's jar is run: unpacked and with Java's ahead-of-time cache, which saves more than half of the work of
 * starting, where both have been made for this very jar and this Java; else as it is. What is made lies beside the jar.
 *
 * @param jar the service's
 * @param options of the JVM
 */
record FastStart(Path jar, List<String> options) {

    private static final String CACHE = "start.aot";

    /**
     * Only the cheap compiler, for the sake of the suite beside it; and nothing of what the compilers do is kept, for methods that are
     * compiled by the end of so short a run would be compiled just so in every later one, however often they are called there
     * (<a href="https://openjdk.org/jeps/515">JEP 515</a>).
     */
    private static final List<String> TRAINING =
            List.of("-XX:TieredStopAtLevel=1", "-XX:+UnlockDiagnosticVMOptions", "-XX:-AOTRecordTraining");

    /** The options and arguments with which to run the service. */
    List<String> arguments() {
        return isMade()
                ? join(options, "-XX:AOTCache=" + cache(), "-jar", unpackedJar().toString())
                : join(options, "-jar", jar.toString());
    }

    boolean isMade() {
        return Files.exists(cache());
    }

    /** Held by whoever makes it; several suites may run from one project. */
    Path lock() {
        return jar.resolveSibling("fast-start.lock");
    }

    /** Unpacks the jar. */
    List<String> unpacking() {
        return List.of(
                "-Djarmode=tools", "-jar", jar.toString(), "extract", "--force", "--destination", folder().toString());
    }

    /** Starts the service just far enough to learn how it starts; {@link #made} has to follow. */
    List<String> training() {
        return training(options, unpackedJar(), draft());
    }

    /** The same for a jar that lies unpacked anywhere; {@code cache} is written. */
    static List<String> training(List<String> options, Path unpackedJar, Path cache) {
        return join(
                join(options, TRAINING.toArray(String[]::new)),
                "-XX:AOTCacheOutput=" + cache,
                "-Dspring.context.exit=onRefresh",
                "-jar",
                unpackedJar.toString());
    }

    /** Lets the next start use what the training has written, and removes what was made for earlier jars. */
    void made() throws IOException {
        Files.move(draft(), cache());
        try (Stream<Path> earlier = Files.list(all())) {
            for (Path each : earlier.filter(each -> !each.equals(folder())).toList()) {
                delete(each);
            }
        }
    }

    private Path all() {
        return jar.resolveSibling("fast-start");
    }

    private Path folder() {
        return all().resolve(fingerprint());
    }

    private Path unpackedJar() {
        return folder().resolve(jar.getFileName());
    }

    private Path cache() {
        return folder().resolve(CACHE);
    }

    private Path draft() {
        return folder().resolve(CACHE + ".new");
    }

    private String fingerprint() {
        String inputs = "%d %d %s %s %s"
                .formatted(jar.toFile().length(), jar.toFile().lastModified(), Runtime.version(), options, TRAINING);
        return String.format(Locale.ROOT, "%08x", inputs.hashCode());
    }

    private static List<String> join(List<String> options, String... more) {
        return Stream.concat(options.stream(), Stream.of(more)).toList();
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path each : files.sorted((one, other) -> other.compareTo(one)).toList()) {
                Files.delete(each);
            }
        }
    }
}
