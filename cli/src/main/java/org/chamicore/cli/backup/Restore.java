package org.chamicore.cli.backup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.chamicore.cli.console.Progress;
import org.chamicore.cli.console.RefusedException;
import org.chamicore.cli.pgtools.PgTools;
import org.chamicore.cli.suite.DatabaseLogin;
import org.chamicore.db.bootstrap.Bootstrap;

/** Brings a backup back; what was there before is untouched until all that the manifest names has arrived. */
final class Restore {

    private static final String PART = "restore";

    private final DatabaseLogin admin;
    private final PgTools tools;
    private final BackupFolder backup;
    private final Progress progress;

    Restore(DatabaseLogin admin, PgTools tools, BackupFolder backup, Progress progress) {
        this.admin = admin;
        this.tools = tools;
        this.backup = backup;
        this.progress = progress;
    }

    /**
     * The whole database, built beside the old one and then put in its place.
     *
     * @param replace whether a database that holds something may be put aside
     * @param passwords by role; a role that is not named keeps its own, or gets that of the backup where it is new
     * @return the name under which the old database is kept; empty where it held nothing and was dropped
     */
    String whole(Manifest manifest, boolean replace, Map<String, String> passwords) {
        try (Connection connection = admin.to("postgres").connect()) {
            Databases databases = new Databases(connection);
            String name = admin.database();
            boolean there = databases.exists(name);
            boolean holds = there && holdsTables();
            if (holds && !replace) {
                throw new RefusedException(
                        "The database %s holds data: restore into an empty one, or say --replace, which keeps the old one under another name"
                                .formatted(admin));
            }
            databases.refuseUsers(name);
            execute(connection, Files.readString(backup.roles()));
            String draft = databases.create(name, there);
            try {
                fill(admin.to(draft), manifest, passwords);
                return databases.swap(name, draft, there, holds);
            } catch (RuntimeException | SQLException failed) {
                databases.drop(draft);
                throw failed;
            }
        } catch (SQLException failed) {
            throw new RefusedException(
                    "The backup cannot be restored into %s, which is as it was: %s"
                            .formatted(admin, failed.getMessage()),
                    failed);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /**
     * One schema of the database that is there.
     *
     * @param replace whether what the schema holds may be dropped
     */
    void schema(Manifest manifest, String schema, boolean replace) {
        try (Connection connection = admin.connect()) {
            Databases databases = new Databases(connection);
            databases.refuseUsers(admin.database());
            boolean holds = !new Contents(connection).names(List.of(schema)).isEmpty();
            if (holds && !replace) {
                throw new RefusedException(
                        "The schema %s of %s holds data: say --replace to drop what it holds".formatted(schema, admin));
            }
            String aside = databases.putAside(schema);
            try {
                Bootstrap.apply(connection, Map.of());
                restore(admin, List.of("--single-transaction", "--schema=" + schema));
                check(connection, manifest, List.of(schema));
                estrange(connection, List.of(schema));
                databases.dropSchema(aside);
            } catch (RuntimeException | SQLException failed) {
                databases.bringBack(aside, schema);
                throw failed;
            }
        } catch (SQLException failed) {
            throw new RefusedException(
                    "The schema cannot be restored into %s, which is as it was: %s"
                            .formatted(admin, failed.getMessage()),
                    failed);
        }
    }

    private void fill(DatabaseLogin draft, Manifest manifest, Map<String, String> passwords) throws SQLException {
        restore(draft, List.of("--jobs=2"));
        try (Connection connection = draft.connect()) {
            check(connection, manifest, List.copyOf(manifest.schemas().keySet()));
            Bootstrap.apply(connection, passwords);
            estrange(connection, List.copyOf(manifest.schemas().keySet()));
            progress.say(PART, "analyzing, so that the first questions are answered fast");
            execute(connection, "analyze");
        }
    }

    private void restore(DatabaseLogin login, List<String> options) {
        progress.say(PART, "into %s with pg_restore %s (%s)".formatted(login, tools.version(), tools.place()));
        List<String> all = new ArrayList<>(options);
        all.add("--verbose");
        tools.restore(login, all, backup.dump(), new TableLines(progress, PART, "processing data for table"));
    }

    private void check(Connection connection, Manifest manifest, List<String> schemas) throws SQLException {
        progress.say(PART, "comparing rows and checksums with the manifest");
        connection.setAutoCommit(false);
        List<TableState> found = new Contents(connection).tables(schemas);
        connection.commit();
        connection.setAutoCommit(true);
        List<TableState> expected = manifest.tables().stream()
                .filter(each -> schemas.contains(each.schema()))
                .toList();
        String differences = expected.stream()
                .filter(each -> !found.contains(each))
                .map(TableState::qualifiedName)
                .collect(Collectors.joining(", "));
        if (!differences.isEmpty() || found.size() != expected.size()) {
            throw new RefusedException(
                    "What was restored is not what was dumped, and was taken away again: %s. Use another backup"
                            .formatted(differences.isEmpty() ? "there are other tables" : differences));
        }
        progress.say(
                PART,
                "%d tables, %d rows, all as in the manifest"
                        .formatted(
                                found.size(),
                                found.stream().mapToLong(TableState::rows).sum()));
    }

    /**
     * Marks the change logs as coming from elsewhere, also in the cluster that they were dumped in: whoever has read on since
     * then must begin anew. The next migration run starts a new epoch, and until then no service starts.
     */
    private static void estrange(Connection connection, List<String> schemas) throws SQLException {
        for (String schema : schemas) {
            connection.setSchema(schema);
            execute(connection, "update change_log_state set system_identifier = 0");
        }
    }

    private boolean holdsTables() throws SQLException {
        try (Connection connection = admin.connect()) {
            return !new Contents(connection)
                    .names(List.of("smd", "bss", "cloudinit", "auth"))
                    .isEmpty();
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
