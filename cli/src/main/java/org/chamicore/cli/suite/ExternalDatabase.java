package org.chamicore.cli.suite;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;
import org.chamicore.cli.console.RefusedException;
import org.chamicore.db.bootstrap.Bootstrap;
import org.chamicore.db.migration.SchemaMigrations;
import org.chamicore.db.settings.DatabaseUrl;

/** A database on a server that somebody else runs, reached as its administrator. */
public record ExternalDatabase(DatabaseUrl url) {

    /**
     * Sees to the roles, schemas and grants.
     *
     * @param passwords by role; a role that is not named keeps the one it has
     */
    public void bootstrap(Map<String, String> passwords) {
        try (Connection admin = login().connect()) {
            Bootstrap.apply(admin, passwords);
        } catch (SQLException failed) {
            throw new RefusedException(
                    "The database %s cannot be set up: %s".formatted(url.jdbcUrl(), failed.getMessage()), failed);
        }
    }

    /** The versions of a service's schema, worked on in the name of its owner, whose password is not needed. */
    public SchemaMigrations migrations(Service service) {
        return new SchemaMigrations(
                (DataSource) login().as(service.schema() + "_owner").dataSource(), service.schema());
    }

    /** The administrator's. */
    DatabaseLogin login() {
        return DatabaseLogin.of(url);
    }
}
