package org.chamicore.cli.db;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.chamicore.cli.backup.SafeMigration;
import org.chamicore.cli.pgtools.PgToolsOption;
import org.chamicore.cli.suite.DatabaseAccess;
import org.chamicore.cli.suite.DatabaseTarget;
import org.chamicore.cli.suite.ExternalDatabase;
import org.chamicore.db.migration.SchemaMigrations;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "migrate",
        description = "brings every schema to the newest version that this release knows",
        footer = {"", "What the database holds is backed up first, where there is a pg_dump that fits its server."})
final class MigrateCommand implements Callable<Integer> {

    @Mixin
    private DatabaseTarget target = new DatabaseTarget();

    @Mixin
    private PgToolsOption programs = new PgToolsOption();

    @Option(
            names = "--backup-into",
            paramLabel = "DIR",
            description = "folder of the backup (default: backups/ of the data folder)")
    private @Nullable Path into;

    @Option(names = "--no-backup", description = "migrates without a backup")
    private boolean noBackup;

    @Override
    public Integer call() {
        target.named().map(ExternalDatabase::new).ifPresent(named -> named.bootstrap(Map.of()));
        try (DatabaseAccess database = target.open()) {
            if (!noBackup) {
                Path folder = Optional.ofNullable(into)
                        .orElseGet(() -> database.data().path().resolve("backups"));
                SafeMigration.backup(database, target.services(), programs, folder);
            }
            target.services().forEach(service -> {
                SchemaMigrations schema = database.migrations(service);
                System.out.printf(
                        "%s: %d applied, at version %s%n", service.schema(), schema.migrate(), schema.newest());
            });
        }
        return 0;
    }
}
