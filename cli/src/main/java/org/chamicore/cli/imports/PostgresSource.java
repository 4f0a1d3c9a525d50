package org.chamicore.cli.imports;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chamicore.cli.console.RefusedException;
import org.chamicore.cli.suite.DatabaseLogin;
import org.chamicore.db.settings.DatabaseUrl;
import org.chamicore.db.settings.SettingRefusedException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A former server's PostgreSQL database, read in one snapshot and never written. Rows come as JSON, whole, so that a column which an
 * older version of the schema does not have is one that says nothing.
 */
public final class PostgresSource implements AutoCloseable {

    private static final int ROWS_AT_ONCE = 1000;

    private final Connection connection;
    private final String place;

    private PostgresSource(Connection connection, String place) {
        this.connection = connection;
        this.place = place;
    }

    /** Whether this is the address of a PostgreSQL database. */
    public static boolean isMeant(String address) {
        return address.startsWith("postgres://")
                || address.startsWith("postgresql://")
                || address.startsWith("jdbc:postgresql://");
    }

    /**
     * Opens a database.
     *
     * @param address without a password, for everybody on the machine can read the arguments of a command
     * @param passwordFile null where {@code PGPASSWORD} has it, or none is needed
     * @param table one of those that are looked for, in whatever schema they are
     */
    public static PostgresSource open(String address, @Nullable Path passwordFile, String table) {
        DatabaseLogin login = login(address, passwordFile);
        try {
            Connection connection = login.connect();
            try {
                connection.setAutoCommit(false);
                connection.setReadOnly(true);
                connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
                find(connection, login, table);
                return new PostgresSource(connection, login.toString());
            } catch (SQLException | RuntimeException failed) {
                connection.close();
                throw failed;
            }
        } catch (SQLException failed) {
            throw new RefusedException("%s cannot be read: %s".formatted(login, failed.getMessage()), failed);
        }
    }

    private static DatabaseLogin login(String address, @Nullable Path passwordFile) {
        DatabaseUrl url;
        try {
            url = DatabaseUrl.parse(address);
        } catch (SettingRefusedException noAddress) {
            throw new RefusedException("--from is no address of a database: write postgres://USER@HOST:PORT/NAME");
        }
        if (url.password() != null) {
            throw new RefusedException(
                    "--from must not have a password, which others could read: PGPASSWORD or --password-file has it");
        }
        if (passwordFile == null) {
            return DatabaseLogin.of(url);
        }
        try {
            String password = Files.readString(passwordFile).strip();
            return DatabaseLogin.of(new DatabaseUrl(url.jdbcUrl(), url.username(), password));
        } catch (IOException unreadable) {
            throw new RefusedException(
                    "The password in %s cannot be read: %s".formatted(passwordFile, unreadable), unreadable);
        }
    }

    /** Leads to the schema that has the table: which one that is depends on how the former server was set up. */
    private static void find(Connection connection, DatabaseLogin login, String table) throws SQLException {
        try (PreparedStatement search = connection.prepareStatement("""
                select set_config('search_path', quote_ident(schemaname), true)
                  from pg_tables
                 where tablename = ?
                   and schemaname not in ('pg_catalog', 'information_schema')
                 order by schemaname = any(current_schemas(false)) desc, schemaname
                 limit 1
                """)) {
            search.setString(1, table);
            try (ResultSet found = search.executeQuery()) {
                if (!found.next()) {
                    throw new RefusedException("%s has no table %s: is it the right database?".formatted(login, table));
                }
            }
        }
    }

    /** Whether a table is there: older versions do not have all of them. */
    public boolean has(String table) {
        return !rows("select to_jsonb(to_regclass('%s')::text) where to_regclass('%1$s') is not null".formatted(table))
                .isEmpty();
    }

    /** All rows of a table, in the order of a column; none where there is no such table. */
    public List<JsonNode> table(String table, String order) {
        return has(table) ? rows("select to_jsonb(t) from %s t order by %s".formatted(table, order)) : List.of();
    }

    /** What a statement that gives one column of JSON brings. */
    private List<JsonNode> rows(String sql) {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setFetchSize(ROWS_AT_ONCE);
            try (ResultSet result = statement.executeQuery()) {
                List<JsonNode> rows = new ArrayList<>();
                while (result.next()) {
                    rows.add(Json.read(result.getString(1), "a row"));
                }
                return rows;
            }
        } catch (SQLException failed) {
            throw new RefusedException(
                    "The source cannot be read: %s"
                            .formatted(Optional.ofNullable(failed.getMessage()).orElse("")),
                    failed);
        }
    }

    /** Where it is, without credentials. */
    @Override
    public String toString() {
        return place;
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException failed) {
            throw new RefusedException("The source cannot be closed: " + failed.getMessage(), failed);
        }
    }
}
