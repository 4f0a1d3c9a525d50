package org.chamicore.cli.backup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.chamicore.cli.console.Progress;
import org.chamicore.cli.console.RefusedException;
import org.chamicore.cli.pgtools.PgTools;
import org.chamicore.cli.pgtools.PgVersion;
import org.chamicore.cli.suite.DatabaseAccess;
import org.chamicore.cli.suite.DatabaseLogin;
import org.chamicore.cli.suite.DatabaseRoles;
import org.chamicore.cli.suite.Release;

/** Writes one backup: the dump, and counts and checksums of the tables, all of one snapshot. */
final class Backup {

    private static final String PART = "backup";

    private final DatabaseAccess database;
    private final PgTools tools;
    private final Progress progress;

    Backup(DatabaseAccess database, PgTools tools, Progress progress) {
        this.database = database;
        this.tools = tools;
        this.progress = progress;
    }

    /**
     * Writes it whole or not at all.
     *
     * @param schemas those that are meant; the whole database is dumped when {@code whole}
     * @param samples asked once the dump is written
     * @param shared what an earlier backup has already
     */
    Manifest write(Path target, List<String> schemas, boolean whole, Supplier<List<Sample>> samples, Shared shared) {
        try (Draft draft = Draft.of(target)) {
            BackupFolder folder = new BackupFolder(draft.path());
            Manifest manifest = fill(folder, schemas, whole, samples);
            shared.link(folder, manifest);
            draft.finish();
            progress.say(
                    PART,
                    "%s: %d tables, %d rows, %s"
                            .formatted(target, manifest.tables().size(), manifest.rows(), Size.text(manifest.bytes())));
            return manifest;
        } catch (IOException failed) {
            throw new UncheckedIOException("%s cannot be written".formatted(target), failed);
        } catch (SQLException failed) {
            throw new RefusedException("The database cannot be read: " + failed.getMessage(), failed);
        }
    }

    private Manifest fill(BackupFolder folder, List<String> schemas, boolean whole, Supplier<List<Sample>> samples)
            throws SQLException, IOException {
        Instant begin = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        RolesScript roles = roles();
        Draft.writeSecret(folder.roles(), roles.sql());
        DatabaseLogin login = database.login(DatabaseRoles.BACKUP);
        try (Connection connection = login.connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("set transaction isolation level repeatable read, read only");
            String snapshot = text(statement, "select pg_export_snapshot()");
            dump(login, folder.dump(), snapshot, whole ? List.of() : schemas);
            progress.say(PART, "counting rows and computing checksums");
            Contents contents = new Contents(connection);
            List<TableState> tables = contents.tables(schemas);
            List<FileState> files = new ArrayList<>();
            for (Path file : folder.files().toList()) {
                Draft.protect(file);
                files.add(FileState.of(folder.path(), file));
            }
            Manifest manifest = new Manifest(
                    Manifest.FORMAT,
                    Release.read().version(),
                    begin,
                    login.database(),
                    PgVersion.of(connection).text(),
                    tools.version().text(),
                    roles.hasPasswords(),
                    contents.versions(schemas),
                    tables,
                    files,
                    samples.get());
            Draft.writeSecret(folder.manifest(), manifest.json());
            return manifest;
        }
    }

    private void dump(DatabaseLogin login, Path dump, String snapshot, List<String> schemas) {
        progress.say(PART, "dumping %s with pg_dump %s (%s)".formatted(login, tools.version(), tools.place()));
        List<String> options = new ArrayList<>(List.of("--verbose", "--snapshot=" + snapshot));
        schemas.forEach(schema -> options.add("--schema=" + schema));
        tools.dump(login, options, dump, new TableLines(progress, PART, "dumping contents of table"));
    }

    private RolesScript roles() throws SQLException {
        try (Connection connection = database.widest().connect()) {
            return RolesScript.read(connection);
        }
    }

    private static String text(Statement statement, String question) throws SQLException {
        try (ResultSet row = statement.executeQuery(question)) {
            row.next();
            return row.getString(1);
        }
    }
}
