package org.chamicore.db.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.UUID;
import org.chamicore.db.settings.DatabaseUrl;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.postgresql.PostgreSQLContainer;

/**
 * The PostgreSQL server of this test run: the one that {@code CHAMICORE_TEST_DATABASE_URL} names (a throw-away one, with a
 * superuser's credentials in the address), else a container where a Docker engine answers and has or gets the image, else
 * embedded binaries. Started once per JVM, stopped with it.
 */
public final class PostgresServer {

    private static final String IMAGE = "postgres:18-alpine";

    private static final class Holder {
        private static final PostgresServer SERVER =
                given().or(PostgresServer::container).orElseGet(PostgresServer::embedded);
    }

    private final String addressOfDatabases;
    private final String username;
    private final String password;

    private PostgresServer(String jdbcUrl, String username, String password) {
        this.addressOfDatabases = jdbcUrl.replaceFirst("/[^/?]*(\\?.*)?$", "/");
        this.username = username;
        this.password = password;
    }

    public static PostgresServer shared() {
        return Holder.SERVER;
    }

    /** One that a test started for itself. */
    public static PostgresServer at(String jdbcUrl, String username, String password) {
        return new PostgresServer(jdbcUrl, username, password);
    }

    /** Makes an empty database that no other test knows. */
    public String newDatabase() {
        String name = "test_" + UUID.randomUUID().toString().replace("-", "");
        try (Connection admin = admin("postgres");
                Statement statement = admin.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException failed) {
            throw new IllegalStateException("no test database", failed);
        }
        return name;
    }

    public String jdbcUrl(String database) {
        return addressOfDatabases + database;
    }

    /** A superuser's connection. */
    public Connection admin(String database) throws SQLException {
        return DriverManager.getConnection(jdbcUrl(database), username, password);
    }

    private static Optional<PostgresServer> given() {
        return Optional.ofNullable(System.getenv("CHAMICORE_TEST_DATABASE_URL"))
                .filter(url -> !url.isBlank())
                .map(DatabaseUrl::parse)
                .map(url -> new PostgresServer(url.jdbcUrl(), url.username(), url.password()));
    }

    @SuppressWarnings("resource") // stopped by Testcontainers when the JVM ends
    private static Optional<PostgresServer> container() {
        try {
            if (!DockerClientFactory.instance().isDockerAvailable()) {
                return Optional.empty();
            }
            var container = new PostgreSQLContainer(IMAGE)
                    .withUsername("postgres")
                    .withCommand("postgres", "-c", "max_connections=300", "-c", "fsync=off")
                    // While the image sets up its cluster, the server listens on its socket only.
                    .waitingFor(Wait.forSuccessfulCommand("pg_isready --host=127.0.0.1"));
            container.start();
            return Optional.of(
                    new PostgresServer(container.getJdbcUrl(), container.getUsername(), container.getPassword()));
        } catch (RuntimeException noImage) {
            System.out.printf(
                    "A Docker engine answers but cannot run %s (%s); using embedded PostgreSQL%n",
                    IMAGE, noImage.getMessage());
            return Optional.empty();
        }
    }

    @SuppressWarnings("resource") // stops with the JVM, by its own shutdown hook
    private static PostgresServer embedded() {
        try {
            var postgres = EmbeddedPostgres.builder()
                    .setServerConfig("max_connections", "300")
                    .setServerConfig("fsync", "off")
                    .start();
            PostgresServer server =
                    new PostgresServer(postgres.getJdbcUrl("postgres", "postgres"), "postgres", "postgres");
            server.demandPasswords();
            return server;
        } catch (IOException failed) {
            throw new UncheckedIOException("embedded PostgreSQL did not start", failed);
        } catch (SQLException failed) {
            throw new IllegalStateException("embedded PostgreSQL cannot be set up", failed);
        }
    }

    /** The embedded server trusts everybody on this machine; a wrong password must fail in tests as it does elsewhere. */
    private void demandPasswords() throws IOException, SQLException {
        try (Connection admin = admin("postgres");
                Statement statement = admin.createStatement()) {
            statement.execute("alter role postgres password 'postgres'");
            try (ResultSet row = statement.executeQuery("show hba_file")) {
                row.next();
                Files.writeString(Path.of(row.getString(1)), "host all all all scram-sha-256\n");
            }
            statement.execute("select pg_reload_conf()");
        }
    }
}
