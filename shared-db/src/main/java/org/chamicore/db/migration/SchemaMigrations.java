package org.chamicore.db.migration;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import javax.sql.DataSource;
import org.chamicore.db.settings.Credentials;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/** The versions of one schema: {@code migrations/<schema>/V001__….sql} upwards, each with the {@code U001__….sql} that takes it back. */
public final class SchemaMigrations {

    /** Where a schema records what was applied to it. */
    public static final String HISTORY = "schema_migrations";

    private final String schema;
    private final Flyway flyway;

    /**
     * Over connections of its own.
     *
     * @param role the schema's owner to migrate or undo; the service's own role is enough to check
     */
    public SchemaMigrations(String jdbcUrl, Credentials role, String schema) {
        this(configuration(schema).dataSource(jdbcUrl, role.username(), role.password()), schema);
    }

    /** As the other, over connections that exist. */
    public SchemaMigrations(DataSource dataSource, String schema) {
        this(configuration(schema).dataSource(dataSource), schema);
    }

    private SchemaMigrations(FluentConfiguration configuration, String schema) {
        this.schema = schema;
        this.flyway = configuration.load();
    }

    /**
     * Brings the schema up to the newest version this program knows; several may try at once.
     *
     * @return how many versions were applied
     * @throws SchemaVersionException when the schema is newer than this program
     */
    public int migrate() {
        refuseNewer(flyway.info());
        return flyway.migrate().migrationsExecuted;
    }

    /**
     * Refuses a schema that is older or newer than this program, or that was restored from another cluster and not migrated since.
     *
     * @throws SchemaVersionException naming both versions, or saying so
     */
    public void check() {
        MigrationInfoService info = flyway.info();
        refuseNewer(info);
        String current = version(info).orElse("none");
        if (!current.equals(newest(info))) {
            throw new SchemaVersionException(
                    "schema %s is at version %s and this program needs %s: run 'chamicore db migrate' first"
                            .formatted(schema, current, newest(info)));
        }
        refuseForeign();
    }

    /** The version the schema is at; empty before the first migration. */
    public Optional<String> current() {
        return version(flyway.info());
    }

    /** The newest version this program knows. */
    public String newest() {
        return newest(flyway.info());
    }

    /**
     * Takes the newest version back, in one transaction.
     *
     * @return the version that was taken back; empty when there is none
     */
    public Optional<String> undo() {
        Optional<MigrationInfo> last = last(flyway.info());
        last.ifPresent(this::undo);
        return last.map(each -> each.getVersion().getVersion());
    }

    private void undo(MigrationInfo last) {
        String script = script(last);
        try (Connection connection = flyway.getConfiguration().getDataSource().getConnection()) {
            connection.setSchema(schema);
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement();
                    PreparedStatement forget = connection.prepareStatement(
                            "delete from schema_migrations where installed_rank = ? and version = ?")) {
                statement.execute("lock table schema_migrations in exclusive mode");
                forget.setInt(1, last.getInstalledRank());
                forget.setString(2, last.getVersion().getVersion());
                if (forget.executeUpdate() == 1) { // else another got there first
                    statement.execute(script);
                }
                connection.commit();
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(
                    "version %s of schema %s could not be taken back; nothing changed"
                            .formatted(last.getVersion(), schema),
                    failed);
        }
    }

    private String script(MigrationInfo last) {
        String path = "/db/%s/U%s".formatted(schema, last.getScript().substring(1));
        try (var resource = SchemaMigrations.class.getResourceAsStream(path)) {
            if (resource == null) {
                throw new SchemaVersionException("version %s of schema %s has no way back: %s is missing"
                        .formatted(last.getVersion(), schema, path));
            }
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException impossible) {
            throw new IllegalStateException(path, impossible);
        }
    }

    private void refuseNewer(MigrationInfoService info) {
        Arrays.stream(info.all())
                .filter(SchemaMigrations::isFuture)
                .map(MigrationInfo::getVersion)
                .max(Comparator.naturalOrder())
                .ifPresent(newer -> {
                    throw new SchemaVersionException(
                            "schema %s is at version %s and this program knows versions up to %s: start the newer release, or go back with its 'chamicore db undo'"
                                    .formatted(schema, newer.getVersion(), newest(info)));
                });
    }

    /** The change log's transaction numbers mean nothing in another cluster; the next migration run mends it (afterMigrate.sql). */
    private void refuseForeign() {
        try (Connection connection = flyway.getConfiguration().getDataSource().getConnection()) {
            connection.setSchema(schema);
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery("""
                            select exists (
                                select
                                  from change_log_state
                                 where system_identifier <> (select system_identifier from pg_control_system()))
                            """)) {
                if (row.next() && row.getBoolean(1)) {
                    throw new SchemaVersionException(
                            "schema %s was restored from another database cluster: run 'chamicore db migrate' first"
                                    .formatted(schema));
                }
            }
        } catch (SQLException failed) {
            throw new IllegalStateException("schema %s cannot be read".formatted(schema), failed);
        }
    }

    private static Optional<MigrationInfo> last(MigrationInfoService info) {
        return Arrays.stream(info.applied())
                .filter(each -> each.getVersion() != null)
                .max(Comparator.comparing(MigrationInfo::getVersion));
    }

    private static Optional<String> version(MigrationInfoService info) {
        return last(info).map(each -> each.getVersion().getVersion());
    }

    private static String newest(MigrationInfoService info) {
        return Arrays.stream(info.all())
                .filter(each -> each.getScript().startsWith("V") && !isFuture(each))
                .map(MigrationInfo::getVersion)
                .max(Comparator.naturalOrder())
                .map(MigrationVersion::getVersion)
                .orElseThrow();
    }

    private static boolean isFuture(MigrationInfo each) {
        return each.getState().name().startsWith("FUTURE");
    }

    static FluentConfiguration configuration(String schema) {
        return Flyway.configure(SchemaMigrations.class.getClassLoader())
                .locations("classpath:db/" + schema, "classpath:db/callback")
                .schemas(schema)
                .table(HISTORY)
                .validateMigrationNaming(false)
                .cleanDisabled(true);
    }
}
