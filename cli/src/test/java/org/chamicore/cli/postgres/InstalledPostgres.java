package org.chamicore.cli.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.chamicore.cli.suite.FreePorts;
import org.springframework.util.FileSystemUtils;

/**
 * A server of the PostgreSQL that Debian installs (15 on bookworm, the oldest that is supported), with its pg_dump. Started once
 * per JVM, stopped with it; tests are skipped where it is not installed.
 */
public final class InstalledPostgres {

    private static final Path VERSIONS = Path.of("/usr/lib/postgresql");
    private static final String PASSWORD = "installed";

    private static final class Holder {
        private static final Optional<InstalledPostgres> SERVER = installed().map(InstalledPostgres::start);
    }

    private final Path programs;
    private final Path folder;
    private final int port;

    private InstalledPostgres(Path programs, Path folder, int port) {
        this.programs = programs;
        this.folder = folder;
        this.port = port;
    }

    /** The one of this test run; without it the test is skipped, and says so. */
    public static InstalledPostgres orSkip() {
        assumeThat(Holder.SERVER)
                .as("PostgreSQL is not installed in %s (Debian: apt-get install postgresql)", VERSIONS)
                .isPresent();
        return Holder.SERVER.orElseThrow();
    }

    /** The folder of its programs. */
    public Path programs() {
        return programs;
    }

    /** An empty database that no other test knows; the address has the superuser's credentials. */
    public String newDatabase() throws SQLException {
        String name = "test_" + UUID.randomUUID().toString().replace("-", "");
        try (Connection admin = admin("postgres");
                Statement statement = admin.createStatement()) {
            statement.execute("create database " + name);
        }
        return url(name);
    }

    /** The address of a database, which need not exist. */
    public String url(String database) {
        return "postgres://postgres:%s@127.0.0.1:%d/%s".formatted(PASSWORD, port, database);
    }

    public Connection admin(String database) throws SQLException {
        return DriverManager.getConnection(Postgres.jdbcUrl(port, database), "postgres", PASSWORD);
    }

    private static Optional<Path> installed() {
        if (!Files.isDirectory(VERSIONS)) {
            return Optional.empty();
        }
        try (Stream<Path> versions = Files.list(VERSIONS)) {
            return versions.map(version -> version.resolve("bin"))
                    .filter(bin -> Files.isExecutable(bin.resolve("initdb")))
                    .min(Comparator.naturalOrder());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static InstalledPostgres start(Path programs) {
        try {
            Path folder = Files.createTempDirectory("installed-postgres").toRealPath();
            InstalledPostgres server = create(programs, folder, "");
            server.start();
            Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> {
                server.stop();
                delete(folder);
            }));
            return server;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** A server of its own in a folder that exists, not yet started. */
    public InstalledPostgres another(Path empty, String settings) throws IOException {
        return create(programs, empty, settings);
    }

    private static InstalledPostgres create(Path programs, Path folder, String settings) throws IOException {
        ServerAccount account = ServerAccount.choose();
        account.own(folder);
        Path password = Files.writeString(folder.resolve("password"), PASSWORD);
        account.own(password);
        InstalledPostgres server =
                new InstalledPostgres(programs, folder, FreePorts.choose().database());
        server.run(
                "initdb",
                "--username=postgres",
                "--pwfile=" + password,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale=C",
                "--no-sync");
        Files.writeString(folder.resolve("data/postgresql.auto.conf"), """
            listen_addresses = '127.0.0.1'
            port = %d
            unix_socket_directories = ''
            max_connections = 200
            fsync = off
            shared_preload_libraries = 'pg_stat_statements'
            """.formatted(server.port) + settings);
        return server;
    }

    public void start() {
        run("pg_ctl", "start", "--wait", "--silent", "--log=" + folder.resolve("data/log"));
    }

    /** Also starts one that has ended by itself. */
    public void restart() {
        run("pg_ctl", "restart", "--mode=immediate", "--wait", "--silent", "--log=" + folder.resolve("data/log"));
    }

    public void stop() {
        run("pg_ctl", "stop", "--mode=immediate", "--silent");
    }

    private static void delete(Path folder) {
        try {
            FileSystemUtils.deleteRecursively(folder);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void run(String program, String... arguments) {
        try {
            Process process = new ProcessBuilder(ServerAccount.choose()
                            .command(Stream.concat(
                                            Stream.of(
                                                    programs.resolve(program).toString(),
                                                    "--pgdata=" + folder.resolve("data")),
                                            Stream.of(arguments))
                                    .toList()))
                    .directory(Path.of("/").toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.to(
                            Files.createTempFile("installed-postgres", ".out").toFile()))
                    .start();
            assertThat(process.waitFor())
                    .as("%s %s", program, List.of(arguments))
                    .isZero();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
