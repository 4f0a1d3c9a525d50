package org.chamicore.cli.backup;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.StringJoiner;
import java.util.concurrent.locks.LockSupport;
import org.chamicore.cli.console.RefusedException;

/** Makes, renames and drops databases and schemas, as the administrator. The server quotes all names. */
final class Databases {

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd_HHmmss").withZone(ZoneOffset.UTC);

    private static final Duration LEAVING = Duration.ofSeconds(5);
    private static final Duration PAUSE = Duration.ofMillis(50);

    private final Connection connection;
    private final String stamp = STAMP.format(Clock.systemUTC().instant());

    Databases(Connection connection) {
        this.connection = connection;
    }

    boolean exists(String database) throws SQLException {
        return !written("select 'there' from pg_database where datname = ?", database)
                .isEmpty();
    }

    /**
     * Waits a moment for connections that are ending: the server forgets them a little after their client has.
     *
     * @throws RefusedException when anybody else has a connection to the database
     */
    void refuseUsers(String database) throws SQLException {
        long deadline = System.nanoTime() + LEAVING.toNanos();
        String users = users(database);
        while (!users.isEmpty() && System.nanoTime() < deadline) {
            LockSupport.parkNanos(PAUSE.toNanos());
            users = users(database);
        }
        if (!users.isEmpty()) {
            throw new RefusedException(
                    "The database %s is in use, by %s: stop the services and whoever else is connected first"
                            .formatted(database, users));
        }
    }

    private String users(String database) throws SQLException {
        StringJoiner users = new StringJoiner(", ");
        try (PreparedStatement ask = connection.prepareStatement("""
            select coalesce(usename, backend_type), count(*)
              from pg_stat_activity
             where datname = ?
               and pid <> pg_backend_pid()
               and backend_type = 'client backend'
             group by 1
             order by 1
            """)) {
            ask.setString(1, database);
            try (ResultSet row = ask.executeQuery()) {
                while (row.next()) {
                    users.add("%s (%d)".formatted(row.getString(1), row.getInt(2)));
                }
            }
        }
        return users.toString();
    }

    /** A new, empty database beside another, with the other's owner, if there is the other. */
    String create(String database, boolean there) throws SQLException {
        String draft = database + "_restore_" + stamp;
        run(written(
                "select format('create database %I template template0 encoding ''UTF8''', cast(? as text))", draft));
        if (there) {
            run(written("""
                select format('alter database %I owner to %I', cast(? as text), pg_get_userbyid(datdba))
                  from pg_database
                 where datname = ?
                """, draft, database));
        }
        return draft;
    }

    /**
     * Puts the draft in the place of the other database, in one transaction.
     *
     * @return where the other one is now; empty when it held nothing and was dropped
     */
    String swap(String database, String draft, boolean there, boolean holds) throws SQLException {
        String before = database + "_before_" + stamp;
        connection.setAutoCommit(false);
        if (there) {
            rename(database, before);
        }
        rename(draft, database);
        connection.commit();
        connection.setAutoCommit(true);
        if (there && !holds) {
            drop(before);
        }
        return holds ? before : "";
    }

    void drop(String database) throws SQLException {
        if (!connection.getAutoCommit()) {
            connection.rollback();
            connection.setAutoCommit(true);
        }
        run(written("select format('drop database if exists %I', cast(? as text))", database));
    }

    /** Renames a schema. */
    String putAside(String schema) throws SQLException {
        String aside = schema + "_before_" + stamp;
        renameSchema(schema, aside);
        return aside;
    }

    void bringBack(String aside, String schema) throws SQLException {
        if (!connection.getAutoCommit()) {
            connection.rollback();
            connection.setAutoCommit(true);
        }
        dropSchema(schema);
        renameSchema(aside, schema);
    }

    void dropSchema(String schema) throws SQLException {
        run(written("select format('drop schema if exists %I cascade', cast(? as text))", schema));
    }

    private void renameSchema(String schema, String name) throws SQLException {
        run(written("select format('alter schema %I rename to %I', cast(? as text), cast(? as text))", schema, name));
    }

    private void rename(String database, String name) throws SQLException {
        run(written(
                "select format('alter database %I rename to %I', cast(? as text), cast(? as text))", database, name));
    }

    private void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private String written(String question, String... parameters) throws SQLException {
        try (PreparedStatement ask = connection.prepareStatement(question)) {
            for (int number = 0; number < parameters.length; number++) {
                ask.setString(number + 1, parameters[number]);
            }
            try (ResultSet row = ask.executeQuery()) {
                return row.next() ? row.getString(1) : "";
            }
        }
    }
}
