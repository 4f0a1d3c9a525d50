package org.chamicore.cli.export;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.chamicore.cli.backup.Contents;
import org.chamicore.cli.backup.Draft;
import org.chamicore.cli.backup.FileState;
import org.chamicore.cli.console.Progress;
import org.chamicore.cli.console.RefusedException;
import org.chamicore.cli.export.ExportManifest.Column;
import org.chamicore.cli.export.ExportManifest.Table;
import org.chamicore.cli.suite.DatabaseLogin;
import org.chamicore.cli.suite.Release;
import org.postgresql.PGConnection;

/** Writes one export, in one snapshot, as a role that may only read. */
record Export(DatabaseLogin login, List<String> schemas, Progress progress) {

    private static final String PART = "export";

    /**
     * Writes it whole or not at all.
     *
     * @param before the export whose rows need not come again
     */
    ExportManifest write(Path target, Optional<ExportManifest> before) {
        try (Draft draft = Draft.of(target);
                Connection connection = login.connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("set transaction isolation level repeatable read, read only");
            statement.execute(Contents.SAME_TEXT);
            ExportManifest manifest = fill(draft.path(), connection, before);
            Draft.writeSecret(draft.path().resolve(ExportManifest.NAME), manifest.json());
            draft.finish();
            return manifest;
        } catch (IOException failed) {
            throw new UncheckedIOException("%s cannot be written".formatted(target), failed);
        } catch (SQLException failed) {
            throw new RefusedException("%s cannot be exported: %s".formatted(login, failed.getMessage()), failed);
        }
    }

    private ExportManifest fill(Path folder, Connection connection, Optional<ExportManifest> before)
            throws SQLException, IOException {
        Instant begin = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        String snapshot = one(connection, "select cast(pg_current_snapshot() as text)");
        String system = one(connection, "select cast(system_identifier as text) from pg_control_system()");
        Map<String, String> versions = new Contents(connection).versions(schemas);
        Optional<ExportManifest> base = before.filter(each -> isContinued(each, system, versions));
        List<Table> tables = new ArrayList<>();
        List<FileState> files = new ArrayList<>();
        for (Source source : Sources.all(schemas)) {
            String since = source.isAdded() && base.isPresent() ? base.get().snapshot() : "";
            Path file = folder.resolve(source.file());
            long rows = copy(connection, source.copy(since), file);
            tables.add(new Table(source.name(), source.file(), !since.isEmpty(), columns(connection, source), rows));
            files.add(FileState.of(folder, file));
        }
        return new ExportManifest(
                ExportManifest.FORMAT,
                Release.read().version(),
                begin,
                login.database(),
                system,
                snapshot,
                base.map(each -> each.created().toString()).orElse(""),
                versions,
                tables,
                files);
    }

    /** Transactions of another server, or rows that a migration may have written anew, cannot be told from new ones. */
    private boolean isContinued(ExportManifest before, String system, Map<String, String> versions) {
        boolean same = before.system().equals(system)
                && before.database().equals(login.database())
                && before.schemas().equals(versions);
        if (!same) {
            progress.say(
                    PART,
                    "the export of %s is of another server, database or version of the schemas: all rows are exported"
                            .formatted(before.created()));
        }
        return same;
    }

    private static long copy(Connection connection, String statement, Path file) throws SQLException, IOException {
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file, StandardOpenOption.WRITE), 1 << 16)) {
            return connection.unwrap(PGConnection.class).getCopyAPI().copyOut(statement, out);
        }
    }

    private static List<Column> columns(Connection connection, Source source) throws SQLException {
        try (PreparedStatement ask = connection.prepareStatement("""
            select attname, format_type(atttypid, atttypmod)
              from pg_attribute
              join unnest(cast(? as text[])) with ordinality as wanted (name, place) on name = attname
             where attrelid = cast(? as regclass)
             order by place
            """)) {
            ask.setArray(1, connection.createArrayOf("text", source.columns().toArray()));
            ask.setString(2, source.name());
            List<Column> columns = new ArrayList<>();
            try (ResultSet row = ask.executeQuery()) {
                while (row.next()) {
                    columns.add(new Column(row.getString(1), row.getString(2)));
                }
            }
            return columns;
        }
    }

    private static String one(Connection connection, String question) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(question)) {
            row.next();
            return row.getString(1);
        }
    }
}
