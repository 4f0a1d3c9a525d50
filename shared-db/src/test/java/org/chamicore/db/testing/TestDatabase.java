package org.chamicore.db.testing;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chamicore.db.bootstrap.Bootstrap;
import org.chamicore.db.migration.SchemaMigrations;
import org.chamicore.db.settings.Credentials;

/** A database with the suite's roles and schemas. Roles are the server's, so their passwords are the same in every test. */
public final class TestDatabase {

    /** The suite's schemas. */
    public static final List<String> SCHEMAS = List.of("smd", "bss", "cloudinit", "auth");

    private static final class Holder {
        private static final TestDatabase DATABASE = create();
    }

    private final PostgresServer server;
    private final String name;
    private final Map<String, Boolean> migrated = new ConcurrentHashMap<>();

    private TestDatabase(PostgresServer server, String name) {
        this.server = server;
        this.name = name;
    }

    /** The one of this test run. */
    public static TestDatabase shared() {
        return Holder.DATABASE;
    }

    /** One of its own, for a test that commits, migrates or breaks things. */
    public static TestDatabase create() {
        return createOn(PostgresServer.shared());
    }

    /** One on a server of the test's own. */
    public static TestDatabase createOn(PostgresServer server) {
        TestDatabase database = new TestDatabase(server, server.newDatabase());
        database.bootstrap();
        return database;
    }

    /** Runs the bootstrap (again). */
    public void bootstrap() {
        try (Connection admin = admin()) {
            Bootstrap.apply(admin, roles().collect(Collectors.toMap(role -> role, role -> role(role)
                    .password())));
        } catch (SQLException failed) {
            throw new IllegalStateException("bootstrap failed", failed);
        }
    }

    /** Brings a schema up to its newest version, once. */
    public TestDatabase migrate(String schema) {
        migrated.computeIfAbsent(schema, each -> {
            migrations(each).migrate();
            return true;
        });
        return this;
    }

    public SchemaMigrations migrations(String schema) {
        return new SchemaMigrations(jdbcUrl(), role(schema + "_owner"), schema);
    }

    public String jdbcUrl() {
        return server.jdbcUrl(name);
    }

    /** A superuser's connection. */
    public Connection admin() throws SQLException {
        return server.admin(name);
    }

    /** A connection as one of the suite's roles. */
    public Connection login(String role) throws SQLException {
        return DriverManager.getConnection(jdbcUrl(), role, role(role).password());
    }

    public Credentials role(String role) {
        return new Credentials(role, "test-" + role);
    }

    /** Every role that the bootstrap makes. */
    public static Stream<String> roles() {
        return Stream.concat(
                SCHEMAS.stream().flatMap(schema -> Stream.of(schema, schema + "_owner")),
                Stream.of("chamicore_backup", "chamicore_monitor"));
    }
}
