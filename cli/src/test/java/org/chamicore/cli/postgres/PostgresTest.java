package org.chamicore.cli.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.chamicore.cli.console.RefusedException;
import org.chamicore.cli.process.ProcessMark;
import org.chamicore.cli.suite.FreePorts;
import org.chamicore.cli.suite.Release;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

class PostgresTest {

    private static final String RELEASE = Release.read().postgresql();
    private static final int PORT = FreePorts.choose().database();

    @TempDir
    static Path folder; // making a cluster takes long; the tests of a class follow one another

    private final List<String> said = new ArrayList<>();
    private Postgres postgres = server();

    @AfterEach
    void stop() {
        postgres.stop();
    }

    @Test
    void dataSurvivesStopAndStart() throws SQLException {
        postgres.start(said::add);
        execute("create table stopped (number int)");
        postgres.stop();
        assertThat(postgres.isRunning()).isFalse();

        server().start(said::add);
        assertThat(text("select count(*) from stopped")).isEqualTo("0");
    }

    @Test
    void whatWasCommittedSurvivesKillMinusNine() throws SQLException {
        postgres.start(said::add);
        execute("create table killed (number int)");
        execute("insert into killed values (7)");
        postgres.kill();
        assertThat(postgres.isRunning()).isFalse();
        assertThat(folder.resolve("postgres/data/postmaster.pid")).exists();

        postgres.start(said::add);
        assertThat(text("select number from killed")).isEqualTo("7");
    }

    @Test
    void aServerThatAnEarlierRunLeftIsStoppedFirst() throws SQLException {
        postgres.start(said::add);
        ProcessMark orphan = ProcessMark.of(postgres.process().orElseThrow()).orElseThrow();

        server().start(said::add);
        assertThat(said).contains("stopping the server that an earlier run left");
        assertThat(orphan.process()).isEmpty();
        assertThat(text("select 1")).isEqualTo("1");
    }

    @Test
    void aPidFileThatNamesAForeignProcessStopsNothing() throws IOException, SQLException {
        postgres.start(said::add);
        postgres.kill();
        Process foreign = new ProcessBuilder("sleep", "600").start();
        Path file = folder.resolve("postgres/data/postmaster.pid");
        Files.writeString(file, Files.readString(file).replaceFirst("^\\d+", Long.toString(foreign.pid())));

        assertThat(postgres.isRunning()).isFalse();
        postgres.stop();
        postgres.start(said::add);
        assertThat(text("select 1")).isEqualTo("1");
        assertThat(foreign.isAlive()).isTrue();
        foreign.destroyForcibly();
    }

    @Test
    void nobodyIsTrustedAndPasswordsAreScram() throws SQLException {
        postgres.start(said::add);
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> DriverManager.getConnection(url(), "postgres", "wrong"))
                .withMessageContaining("password authentication failed");
        assertThat(text("select rolpassword from pg_authid where rolname = 'postgres'"))
                .startsWith("SCRAM-SHA-256$");
        assertThat(text("show listen_addresses")).isEqualTo("127.0.0.1");
        assertThat(text("show unix_socket_directories")).isEmpty();
        assertThat(Integer.parseInt(text("show max_connections"))).isGreaterThanOrEqualTo(150);
    }

    @Test
    void aTakenPortIsToldInTheServersWords() throws IOException {
        try (ServerSocket taken = new ServerSocket(PORT, 1, InetAddress.getLoopbackAddress())) {
            assertThat(taken.isBound()).isTrue();
            assertThatExceptionOfType(RefusedException.class)
                    .isThrownBy(() -> postgres.start(said::add))
                    .withMessageContaining("PostgreSQL does not start");
        }
    }

    @Test
    void dataOfAnotherMajorVersionIsRefused() throws IOException {
        postgres.start(said::add);
        postgres.stop();
        Files.writeString(folder.resolve("postgres/data/PG_VERSION"), "17\n");
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> postgres.start(said::add))
                .withMessageContaining("written by PostgreSQL 17");
        Files.writeString(folder.resolve("postgres/data/PG_VERSION"), "18\n");
    }

    @Test
    void rootRunsItAsAnotherAccountWhereThereAreNoNamespaces() throws IOException {
        assumeThat(System.getProperty("user.name")).isEqualTo("root");
        ServerAccount other = ServerAccount.other().orElseThrow();
        Path open = Files.createTempDirectory(Path.of("/tmp"), "chamicore-test");
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxr-xr-x"));
        postgres = new Postgres(settings(open), other);
        postgres.start(said::add);
        assertThat(said).containsExactly("unpacking PostgreSQL " + RELEASE, "creating the database cluster");
        assertThat(Files.getOwner(open.resolve("postgres/data"))).isEqualTo(other.owner());
        postgres.stop();
        FileSystemUtils.deleteRecursively(open);
    }

    private static Postgres server() {
        return new Postgres(settings(folder));
    }

    private static PostgresSettings settings(Path where) {
        return new PostgresSettings(
                where.resolve("postgres"), RELEASE, PORT, "secret-of-the-test", where.resolve("postgres.log"));
    }

    private String url() {
        return Postgres.jdbcUrl(PORT, "postgres");
    }

    private void execute(String sql) throws SQLException {
        try (Connection admin = postgres.admin("postgres");
                Statement statement = admin.createStatement()) {
            statement.execute(sql);
        }
    }

    private String text(String sql) throws SQLException {
        try (Connection admin = postgres.admin("postgres");
                Statement statement = admin.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
