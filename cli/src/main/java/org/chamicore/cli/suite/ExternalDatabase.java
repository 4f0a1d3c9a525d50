package org.chamicore.cli.suite;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.chamicore.cli.console.RefusedException;
import org.chamicore.db.bootstrap.Bootstrap;
import org.chamicore.db.migration.SchemaMigrations;
import org.chamicore.db.settings.DatabaseUrl;
import org.postgresql.ds.PGSimpleDataSource;

/** A database on a server that somebody else runs, reached as its administrator. */
public record ExternalDatabase(DatabaseUrl url) {

    /**
     * Sees to the roles, schemas and grants.
     *
     * @param passwords by role; a role that is not named keeps the one it has
     */
    public void bootstrap(Map<String, String> passwords) {
        try (Connection admin = dataSource().getConnection()) {
            Bootstrap.apply(admin, passwords);
        } catch (SQLException failed) {
            throw new RefusedException(
                    "The database %s cannot be set up: %s".formatted(url.jdbcUrl(), failed.getMessage()), failed);
        }
    }

    /** The versions of a service's schema, worked on in the name of its owner, whose password is not needed. */
    public SchemaMigrations migrations(Service service) {
        PGSimpleDataSource owner = dataSource();
        owner.setOptions("-c role=%s_owner".formatted(service.schema()));
        return new SchemaMigrations((DataSource) owner, service.schema());
    }

    /** Where neither the address nor the environment has a password, the driver looks into that of PostgreSQL's own tools. */
    private PGSimpleDataSource dataSource() {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url.jdbcUrl());
        Optional.ofNullable(url.username()).or(() -> variable("PGUSER")).ifPresent(source::setUser);
        Optional.ofNullable(url.password()).or(() -> variable("PGPASSWORD")).ifPresent(source::setPassword);
        return source;
    }

    private static Optional<String> variable(String name) {
        return Optional.ofNullable(System.getenv(name)).filter(text -> !text.isEmpty());
    }
}
