package org.chamicore.cli.suite;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.chamicore.db.settings.Credentials;
import org.chamicore.db.settings.DatabaseUrl;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A way into one database.
 *
 * @param jdbcUrl without credentials
 * @param username null where PostgreSQL's own rules say who
 * @param password null where none is needed
 * @param role what the login becomes once it is in, and what its rights are from then on; null where it stays itself
 */
public record DatabaseLogin(
        String jdbcUrl,
        @Nullable String username,
        @Nullable String password,
        @Nullable String role) {

    public static DatabaseLogin of(String jdbcUrl, Credentials credentials) {
        return new DatabaseLogin(jdbcUrl, credentials.username(), credentials.password(), null);
    }

    /** Where the address has no credentials, the environment of PostgreSQL's own tools is asked. */
    public static DatabaseLogin of(DatabaseUrl url) {
        return new DatabaseLogin(
                url.jdbcUrl(),
                Optional.ofNullable(url.username()).or(() -> variable("PGUSER")).orElse(null),
                Optional.ofNullable(url.password())
                        .or(() -> variable("PGPASSWORD"))
                        .orElse(null),
                null);
    }

    /** The same login with the rights of a role, unless it is that role already. */
    public DatabaseLogin as(String other) {
        return new DatabaseLogin(jdbcUrl, username, password, other.equals(username) ? null : other);
    }

    /** The same login to another database of the server. */
    public DatabaseLogin to(String database) {
        PGSimpleDataSource source = dataSource();
        source.setDatabaseName(database);
        return new DatabaseLogin(source.getURL(), username, password, role);
    }

    public String database() {
        return String.valueOf(dataSource().getDatabaseName());
    }

    public Connection connect() throws SQLException {
        return dataSource().getConnection();
    }

    /** Connections that are made when they are asked for. */
    public PGSimpleDataSource dataSource() {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(jdbcUrl);
        source.setApplicationName("chamicore");
        if (username != null) {
            source.setUser(username);
        }
        if (password != null) {
            source.setPassword(password);
        }
        if (role != null) {
            source.setOptions("-c role=" + role);
        }
        return source;
    }

    /** Where it leads; no password, and no parameter, which might be one. */
    @Override
    public String toString() {
        return jdbcUrl.replaceFirst("\\?.*", "");
    }

    private static Optional<String> variable(String name) {
        return Optional.ofNullable(System.getenv(name)).filter(text -> !text.isEmpty());
    }
}
