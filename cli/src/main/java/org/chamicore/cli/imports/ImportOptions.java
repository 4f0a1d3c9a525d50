package org.chamicore.cli.imports;

import java.nio.file.Path;
import java.util.function.Function;
import org.chamicore.cli.console.Progress;
import org.chamicore.cli.token.Role;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What every importer can be told, and the way that each of them goes. */
public final class ImportOptions {

    private static final int REFUSED = 1;

    @Mixin
    private DestinationOptions destination = new DestinationOptions();

    @Option(names = "--dry-run", description = "writes nothing and says what it would do")
    private boolean dryRun;

    @Option(
            names = "--replace",
            description =
                    "what Chamicore has otherwise becomes what the source has (default: it stays, and is reported)")
    private boolean replace;

    @Option(names = "--report", paramLabel = "FILE", description = "writes the whole report there, as JSON")
    private @Nullable Path reportFile;

    public boolean isDryRun() {
        return dryRun;
    }

    /**
     * Imports, and prints what came of it; the report is written also where the import ends early.
     *
     * @param from the source, without credentials
     * @param role the least with which the writes are allowed
     * @return the exit code
     */
    public int run(String from, Role role, Function<Destination, Source> open) {
        Report report = new Report(from, dryRun);
        Destination to = destination.open(role, dryRun);
        try {
            open.apply(to).read(new Importer(new Importer.Mode(dryRun, replace), report, new Progress(System.err)));
            report.complete();
        } finally {
            System.out.print(report);
            if (reportFile != null) {
                report.write(reportFile);
            }
        }
        if (dryRun) {
            System.out.println("Nothing was written.");
        }
        return report.hasRefusals() ? REFUSED : 0;
    }
}
