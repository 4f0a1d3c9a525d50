package org.chamicore.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chamicore.system.SystemSuite.suite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One run of {@code chamicore import} with its report. */
record ImportRun(Launcher.Outcome outcome, JsonNode report) {

    /** The numbers of one kind, as the report has them. */
    record Numbers(int read, int created, int changed, int same, int kept, int refused, int left) {}

    static ImportRun of(Path folder, String... arguments) throws IOException, InterruptedException {
        return of(Map.of(), folder, arguments);
    }

    static ImportRun of(Map<String, String> environment, Path folder, String... arguments)
            throws IOException, InterruptedException {
        Path report = folder.resolve("report.json");
        Files.deleteIfExists(report);
        Launcher.Outcome outcome = Launcher.run(
                environment, arguments(arguments, "--report", report.toString()).toArray(String[]::new));
        assertThat(report).as(outcome.output()).exists();
        return new ImportRun(outcome, JsonMapper.shared().readTree(Files.readString(report)));
    }

    static List<String> arguments(String[] own, String... more) {
        return Stream.of(
                        Stream.of("import"),
                        Stream.of(own),
                        Stream.of("--data", suite().settings().data().path().toString()),
                        Stream.of(more))
                .flatMap(each -> each)
                .toList();
    }

    Numbers of(String kind) {
        JsonNode tally = tally(kind);
        return new Numbers(
                tally.path("read").asInt(),
                tally.path("new").asInt(),
                tally.path("changed").asInt(),
                tally.path("same").asInt(),
                tally.path("kept").size(),
                tally.path("refused").size(),
                tally.path("left").size());
    }

    /** What was refused of a kind, with the reasons. */
    List<String> refused(String kind) {
        return tally(kind)
                .path("refused")
                .valueStream()
                .map(each ->
                        each.path("id").asString() + ": " + each.path("reason").asString())
                .toList();
    }

    /** Whether nothing at all was new, changed or kept. */
    boolean isAllSame() {
        return report.path("kinds")
                .valueStream()
                .allMatch(each -> each.path("new").asInt() == 0
                        && each.path("changed").asInt() == 0
                        && each.path("kept").isEmpty());
    }

    private JsonNode tally(String kind) {
        return report.path("kinds")
                .valueStream()
                .filter(each -> each.path("kind").asString().equals(kind))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + kind + " in " + report));
    }
}
