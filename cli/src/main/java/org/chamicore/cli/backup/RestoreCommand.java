package org.chamicore.cli.backup;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Callable;
import org.chamicore.cli.console.Progress;
import org.chamicore.cli.console.RefusedException;
import org.chamicore.cli.pgtools.PgTools;
import org.chamicore.cli.pgtools.PgToolsOption;
import org.chamicore.cli.pgtools.PgVersion;
import org.chamicore.cli.suite.DatabaseAccess;
import org.chamicore.cli.suite.DatabaseTarget;
import org.chamicore.cli.suite.Service;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "restore",
        description = "brings a backup back, into an empty database unless told otherwise",
        footer = {
            "",
            "The services must not run. What is there now is left alone until all of the backup has arrived and was"
                    + " compared with its manifest; a database that is replaced is kept under another name."
        })
public final class RestoreCommand implements Callable<Integer> {

    private static final String PART = "restore";

    @Parameters(paramLabel = "DIR", description = "the backup's folder")
    private Path folder = Path.of("");

    @Mixin
    private DatabaseTarget target = new DatabaseTarget();

    @Mixin
    private PgToolsOption programs = new PgToolsOption();

    @Option(names = "--replace", description = "also when the database, or with --schema the schema, holds something")
    private boolean replace;

    @Override
    public Integer call() {
        if (target.isServed()) {
            throw new RefusedException("The services are running on that database: './chamicore down' first");
        }
        BackupFolder backup = new BackupFolder(folder);
        Progress progress = new Progress(System.err);
        Manifest manifest = backup.readWhole();
        progress.say(
                PART,
                "%s of %s, PostgreSQL %s: every file is as it was written"
                        .formatted(backup.path(), manifest.created(), manifest.server()));
        List<Service> services = target.services();
        refuseMissing(manifest, services);
        try (DatabaseAccess database = target.open(progress)) {
            Restore restore = new Restore(database.admin(), tools(database, manifest), backup, progress);
            if (target.isNarrowed()) {
                restore.schema(manifest, services.getFirst().schema(), replace);
            } else {
                String before = restore.whole(manifest, replace, database.passwords());
                if (!before.isEmpty()) {
                    progress.say(
                            PART,
                            "the database that was replaced is kept as " + before + ": drop it when you are sure");
                }
            }
        }
        System.out.printf("Restored. Now './chamicore up', or 'chamicore db migrate', and then the services.%n");
        return 0;
    }

    private static void refuseMissing(Manifest manifest, List<Service> services) {
        List<String> missing = services.stream()
                .map(Service::schema)
                .filter(each -> !manifest.schemas().containsKey(each))
                .toList();
        if (!missing.isEmpty()) {
            throw new RefusedException("The backup holds %s alone and not %s: name a schema with --schema"
                    .formatted(String.join(", ", manifest.schemas().keySet()), String.join(", ", missing)));
        }
    }

    private PgTools tools(DatabaseAccess database, Manifest manifest) {
        try (Connection connection = database.admin().to("postgres").connect()) {
            return programs.toRestore(PgVersion.parse(manifest.pgDump()), PgVersion.of(connection));
        } catch (SQLException failed) {
            throw new RefusedException(
                    "%s cannot be reached: %s".formatted(database.admin(), failed.getMessage()), failed);
        }
    }
}
