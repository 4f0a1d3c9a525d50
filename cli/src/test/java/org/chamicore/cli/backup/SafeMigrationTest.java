package org.chamicore.cli.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.stream.Stream;
import org.chamicore.cli.console.Progress;
import org.chamicore.cli.db.DbCommands;
import org.chamicore.cli.postgres.SuiteOnInstalled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SafeMigrationTest {

    @TempDir
    Path folder;

    @Test
    void whatTheDatabaseHoldsIsBackedUpBeforeItIsMigratedAndOnlyThen() throws SQLException {
        SuiteOnInstalled database = SuiteOnInstalled.create();
        migrate(database);
        assertThat(backups()).isEmptyDirectory();

        DbCommands.undo("--database-url", database.url(), "--schema", "bss").succeeds();
        migrate(database, "--no-backup");
        assertThat(backups()).isEmptyDirectory();

        DbCommands.undo("--database-url", database.url(), "--schema", "bss").succeeds();
        String before =
                database.texts("select max(version) from bss.schema_migrations").getFirst();
        migrate(database);
        assertThat(new Shelf(backups(), Progress.silent())
                        .newest()
                        .orElseThrow()
                        .readWhole()
                        .schemas())
                .containsEntry("bss", before);
        assertThat(database.texts("select max(version) from bss.schema_migrations"))
                .isNotEqualTo(before);
    }

    private void migrate(SuiteOnInstalled database, String... more) {
        String[] arguments = {
            "--database-url", database.url(), "--backup-into", backups().toString()
        };
        DbCommands.migrate(Stream.concat(Arrays.stream(arguments), Arrays.stream(more))
                        .toArray())
                .succeeds();
    }

    private Path backups() {
        try {
            return Files.createDirectories(folder.resolve("backups"));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
