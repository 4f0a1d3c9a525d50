package org.chamicore.cli.export;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.chamicore.cli.console.Progress;
import org.chamicore.cli.suite.DatabaseAccess;
import org.chamicore.cli.suite.DatabaseRoles;
import org.chamicore.cli.suite.DatabaseTarget;
import org.chamicore.cli.suite.Service;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "export",
        description =
                "writes tables as compressed CSV files with a manifest, for analysis elsewhere; nothing secret is in it",
        footer = {"", "The services go on meanwhile. All files are of one moment. It is no backup: see 'db backup'."})
public final class ExportCommand implements Callable<Integer> {

    @Mixin
    private DatabaseTarget target = new DatabaseTarget();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            required = true,
            description = "the export's folder, which must not exist")
    private Path out = Path.of("export");

    @Option(
            names = "--since",
            paramLabel = "DIR",
            description = "an earlier export: of tables that only grow, the rows that it has are left out")
    private @Nullable Path since;

    @Override
    public Integer call() {
        Optional<ExportManifest> before = Optional.ofNullable(since).map(ExportManifest::read);
        Progress progress = new Progress(System.err);
        try (DatabaseAccess database = target.open(progress)) {
            ExportManifest manifest = new Export(
                            database.login(DatabaseRoles.BACKUP),
                            target.services().stream().map(Service::schema).toList(),
                            progress)
                    .write(out, before);
            progress.say(
                    "export",
                    "%d tables, %d rows"
                            .formatted(
                                    manifest.tables().size(),
                                    manifest.tables().stream()
                                            .mapToLong(ExportManifest.Table::rows)
                                            .sum()));
            System.out.println(out);
            return 0;
        }
    }
}
