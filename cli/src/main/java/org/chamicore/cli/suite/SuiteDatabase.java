package org.chamicore.cli.suite;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Optional;
import org.chamicore.cli.console.Progress;
import org.chamicore.cli.console.RefusedException;
import org.chamicore.cli.postgres.Postgres;
import org.chamicore.cli.postgres.PostgresSettings;
import org.chamicore.db.bootstrap.Bootstrap;
import org.chamicore.db.migration.SchemaMigrations;
import org.jspecify.annotations.Nullable;

/** The one database of a suite: on the embedded server, or on one that exists. */
public final class SuiteDatabase {

    private static final String PART = "PostgreSQL";
    private static final String NAME = "chamicore";

    private final DataFolder data;
    private final String jdbcUrl;
    private final @Nullable Postgres embedded;
    private final @Nullable ExternalDatabase external;

    private SuiteDatabase(
            DataFolder data, String jdbcUrl, @Nullable Postgres embedded, @Nullable ExternalDatabase external) {
        this.data = data;
        this.jdbcUrl = jdbcUrl;
        this.embedded = embedded;
        this.external = external;
    }

    static SuiteDatabase of(SuiteSettings settings) {
        DataFolder data = settings.data();
        return settings.external()
                .map(url -> new SuiteDatabase(data, url.jdbcUrl(), null, new ExternalDatabase(url)))
                .orElseGet(() -> {
                    int port = settings.ports().database();
                    return new SuiteDatabase(data, embeddedUrl(port), server(data, port), null);
                });
    }

    /** Where the embedded database is. */
    static String embeddedUrl(int port) {
        return Postgres.jdbcUrl(port, NAME);
    }

    /** The embedded server of a data folder. */
    static Postgres server(DataFolder data, int port) {
        return new Postgres(new PostgresSettings(
                data.postgres(),
                Release.read().postgresql(),
                port,
                DatabaseRoles.superuserPassword(data.secrets()),
                data.log("postgres")));
    }

    /** The embedded server; empty where the suite uses one that exists. */
    public Optional<Postgres> server() {
        return Optional.ofNullable(embedded);
    }

    /** Where the services find their schemas; without credentials. */
    public String jdbcUrl() {
        return jdbcUrl;
    }

    /** The versions of a service's schema. */
    public SchemaMigrations migrations(Service service) {
        return migrations(data, jdbcUrl, service);
    }

    /** The versions of a service's schema in the database of a suite that another command has started. */
    public static SchemaMigrations migrations(DataFolder data, String jdbcUrl, Service service) {
        return new SchemaMigrations(jdbcUrl, DatabaseRoles.owner(data.secrets(), service), service.schema());
    }

    /** Starts the embedded server, unless it runs or there is none. */
    void start(Progress progress) {
        server().filter(server -> !server.isRunning()).ifPresent(server -> {
            server.start(what -> progress.say(PART, what));
            progress.say(PART, "ready on " + server.address());
        });
    }

    void stop(Progress progress) {
        server().ifPresent(server -> {
            progress.say(PART, "stopping");
            server.stop();
        });
    }

    /** Roles, schemas and grants. */
    void bootstrap(Progress progress) {
        Map<String, String> passwords = DatabaseRoles.passwords(data.secrets());
        if (external != null) {
            external.bootstrap(passwords);
        } else if (embedded != null) {
            bootstrap(embedded, passwords);
        }
        progress.say(PART, "roles and schemas in place");
    }

    /** The newest version of every schema. */
    void migrate(Progress progress) {
        for (Service service : Service.values()) {
            SchemaMigrations schema = migrations(service);
            int applied = schema.migrate();
            String how = applied == 0 ? "as before" : applied + " migrations applied";
            progress.say(PART, "schema %s at version %s, %s".formatted(service.schema(), schema.newest(), how));
        }
    }

    private static void bootstrap(Postgres server, Map<String, String> passwords) {
        try {
            createDatabase(server);
            try (Connection admin = server.admin(NAME)) {
                Bootstrap.apply(admin, passwords);
            }
        } catch (SQLException failed) {
            throw new RefusedException(
                    "The database on %s cannot be set up: %s".formatted(server.address(), failed.getMessage()), failed);
        }
    }

    private static void createDatabase(Postgres server) throws SQLException {
        try (Connection admin = server.admin("postgres");
                Statement create = admin.createStatement();
                PreparedStatement look = admin.prepareStatement("select from pg_database where datname = ?")) {
            look.setString(1, NAME);
            if (!look.executeQuery().next()) {
                create.execute("create database " + NAME);
            }
        }
    }
}
