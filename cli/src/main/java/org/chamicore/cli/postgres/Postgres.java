package org.chamicore.cli.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.chamicore.cli.console.RefusedException;
import org.chamicore.cli.process.Ending;

/**
 * One PostgreSQL server: its programs, data and log. It listens on 127.0.0.1 only, wants a password from everybody, and
 * outlives this program unless it is stopped.
 */
public final class Postgres {

    private static final Duration LAST_MOMENTS = Duration.ofSeconds(10);
    private static final Duration ORPHANS_LEAVE = Duration.ofSeconds(5);

    private final Cluster cluster;
    private final PostgresPrograms programs;
    private final PostgresSettings settings;

    public Postgres(PostgresSettings settings) {
        this(settings, ServerAccount.choose());
    }

    Postgres(PostgresSettings settings, ServerAccount account) {
        this.settings = settings;
        Path folder = real(settings.folder());
        this.cluster = new Cluster(folder);
        this.programs = new PostgresPrograms(new PostgresBinaries(folder.resolve(settings.release())), account);
    }

    /**
     * Starts it, after what an earlier run may have left is gone; the first time it is made, too.
     *
     * @param progress hears what takes longer than a moment
     */
    public void start(Consumer<String> progress) {
        try {
            if (!programs.binaries().present()) {
                progress.accept("unpacking PostgreSQL " + settings.release());
                programs.binaries().unpack();
            }
            stopOrphans(progress);
            if (cluster.exists()) {
                cluster.checkVersion(settings.release());
            } else {
                progress.accept("creating the database cluster");
                cluster.create(programs, settings.password());
            }
            cluster.configure(settings.port());
            launch();
        } catch (IOException failed) {
            throw new UncheckedIOException("PostgreSQL cannot be started in " + settings.folder(), failed);
        }
    }

    /** Ends it as a shutdown of the machine would; connections are cut, nothing committed is lost. */
    public void stop() {
        try {
            List<ProcessHandle> server = process().stream().toList();
            if (isRunning()
                    && programs.binaries().present()
                    && !control("stop", "--mode=fast", "--timeout=30").isEmpty()) {
                control("stop", "--mode=immediate", "--timeout=10");
            }
            Ending.kill(postmaster().all());
            Ending.await(server, LAST_MOMENTS);
        } catch (IOException failed) {
            throw new UncheckedIOException("PostgreSQL cannot be stopped", failed);
        }
    }

    /** Ends it as a power failure would: {@code kill -9}. */
    public void kill() {
        Ending.kill(postmaster().all());
    }

    public boolean isRunning() {
        return postmaster().running().isPresent();
    }

    /** The server's main process. */
    public Optional<ProcessHandle> process() {
        return postmaster().running();
    }

    /** Host and port, as people read them. */
    public String address() {
        return "127.0.0.1:" + settings.port();
    }

    /** The address of a database of a server on that port of this machine. */
    public static String jdbcUrl(int port, String database) {
        return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, database);
    }

    /** A superuser's connection. */
    public Connection admin(String database) throws SQLException {
        return DriverManager.getConnection(jdbcUrl(settings.port(), database), Cluster.SUPERUSER, settings.password());
    }

    public Path log() {
        return settings.log();
    }

    private void stopOrphans(Consumer<String> progress) throws IOException {
        if (isRunning()) {
            progress.accept("stopping the server that an earlier run left");
            stop();
        }
        Ending.of(postmaster().all(), ORPHANS_LEAVE);
        postmaster().forget();
    }

    private void launch() throws IOException {
        Files.createDirectories(Objects.requireNonNull(settings.log().getParent()));
        if (!Files.exists(settings.log())) {
            Files.createFile(settings.log());
        }
        programs.own(settings.log());
        String said = control("start", "--timeout=60", "--log=" + settings.log());
        if (!said.isEmpty()) {
            throw new RefusedException("PostgreSQL does not start: " + said);
        }
    }

    private String control(String action, String... options) throws IOException {
        return programs.attempt(
                "pg_ctl",
                Stream.concat(Stream.of(action, "--wait", "--silent", "--pgdata=" + cluster.data()), Stream.of(options))
                        .toList());
    }

    private Postmaster postmaster() {
        return new Postmaster(cluster);
    }

    /** The path as the system reports it for a running program, which knows no symbolic links. */
    private static Path real(Path folder) {
        try {
            return Files.createDirectories(folder).toRealPath();
        } catch (IOException failed) {
            throw new UncheckedIOException("%s cannot be used".formatted(folder), failed);
        }
    }
}
