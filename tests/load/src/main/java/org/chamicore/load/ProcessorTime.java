package org.chamicore.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** How many seconds of processor time a program has taken since it was started; differences of two readings are what counts. */
final class ProcessorTime {

    private static final Pattern OF_SERVICE = Pattern.compile("(?m)^process_cpu_time_ns_total(?:\\{[^}]*})? (\\S+)");
    private static final double TICKS = 100; // a second, as /proc counts on every machine that runs this

    private static final int USER =
            11; // field 14 of /proc/PID/stat, counted from the third; then system, and both of children that ended
    private static final int OWN = 2;
    private static final int WITH_ENDED_CHILDREN = 4;

    private ProcessorTime() {}

    /** As the service at that address says itself. */
    static double ofService(String service) {
        Matcher found = OF_SERVICE.matcher(Target.get(service + "/metrics").body());
        if (!found.find()) {
            throw new IllegalStateException("no process_cpu_time_ns_total at " + service + "/metrics");
        }
        return Double.parseDouble(found.group(1)) / 1e9;
    }

    /** Of the suite's own PostgreSQL: its server process, the children that run, and those that have ended. */
    static double ofPostgres() {
        ProcessHandle server = postgres();
        return seconds(server, WITH_ENDED_CHILDREN)
                + server.children().mapToDouble(child -> seconds(child, OWN)).sum();
    }

    private static ProcessHandle postgres() {
        Path data = Path.of(Objects.requireNonNullElse(System.getenv("CHAMICORE_DATA"), ".chamicore"));
        Path file = data.resolve("postgres/data/postmaster.pid");
        try (Stream<String> lines = Files.lines(file)) {
            return lines.findFirst()
                    .map(String::strip)
                    .map(Long::valueOf)
                    .flatMap(ProcessHandle::of)
                    .orElseThrow(() -> new IllegalStateException("the server of " + file + " does not run"));
        } catch (IOException none) {
            throw new UncheckedIOException(
                    "%s cannot be read: CHAMICORE_DATA names the folder of a suite with a PostgreSQL of its own"
                            .formatted(file),
                    none);
        }
    }

    /** A child that ends while it is looked at counts among those that have ended, the next time. */
    private static double seconds(ProcessHandle process, int fields) {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"));
            return Stream.of(stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1))
                            .skip(USER)
                            .limit(fields)
                            .mapToLong(Long::parseLong)
                            .sum()
                    / TICKS;
        } catch (IOException ended) {
            return 0;
        }
    }
}
