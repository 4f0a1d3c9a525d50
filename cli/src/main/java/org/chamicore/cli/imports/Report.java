package org.chamicore.cli.imports;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.chamicore.cli.console.RefusedException;
import org.chamicore.cli.console.Table;
import tools.jackson.databind.json.JsonMapper;

/** What an import did, or would do, kind by kind. It holds names and reasons and nothing of the contents of things. */
@JsonPropertyOrder({"source", "dryRun", "complete", "kinds"})
final class Report {

    private static final int MOST_SHOWN = 20;

    private final String source;
    private final boolean dryRun;
    private boolean complete;
    private final Map<String, Tally> kinds = new LinkedHashMap<>();

    /** @param source where things come from, without credentials */
    Report(String source, boolean dryRun) {
        this.source = source;
        this.dryRun = dryRun;
    }

    Tally of(String kind) {
        return kinds.computeIfAbsent(kind, Tally::new);
    }

    /** Everything was read. */
    void complete() {
        complete = true;
    }

    @JsonProperty("source")
    String source() {
        return source;
    }

    @JsonProperty("dryRun")
    boolean dryRun() {
        return dryRun;
    }

    @JsonProperty("complete")
    boolean isComplete() {
        return complete;
    }

    @JsonProperty("kinds")
    Collection<Tally> kinds() {
        return kinds.values();
    }

    boolean hasRefusals() {
        return kinds.values().stream().anyMatch(each -> !each.refused().isEmpty());
    }

    void write(Path file) {
        try {
            Files.writeString(
                    file, JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(this) + "\n");
        } catch (IOException failed) {
            throw new RefusedException("The report %s cannot be written: %s".formatted(file, failed), failed);
        }
    }

    /** For people: the numbers, then what did not come across, the first of each kind by name. */
    @Override
    public String toString() {
        Table table = new Table("KIND", "READ", "NEW", "CHANGED", "SAME", "KEPT", "REFUSED", "LEFT");
        StringBuilder names = new StringBuilder();
        for (Tally each : kinds.values()) {
            table.row(
                    each.kind(),
                    Integer.toString(each.read()),
                    Integer.toString(each.created()),
                    Integer.toString(each.changes()),
                    Integer.toString(each.sames()),
                    Integer.toString(each.kept().size()),
                    Integer.toString(each.refused().size()),
                    Integer.toString(each.left().size()));
            names.append(named("refused", each.kind(), each.refused()))
                    .append(named("kept", each.kind(), each.kept()))
                    .append(named("left", each.kind(), each.left()));
        }
        return table + (names.isEmpty() ? "" : "\n" + names);
    }

    private static String named(String what, String kind, List<Refusal> refusals) {
        StringBuilder lines = new StringBuilder();
        refusals.stream()
                .limit(MOST_SHOWN)
                .forEach(each -> lines.append("%s: %s %s: %s%n".formatted(what, kind, each.id(), each.reason())));
        if (refusals.size() > MOST_SHOWN) {
            lines.append(
                    "%s: %s: %d more; --report FILE names all%n".formatted(what, kind, refusals.size() - MOST_SHOWN));
        }
        return lines.toString();
    }
}
