package org.chamicore.cli.runbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.chamicore.cli.postgres.InstalledPostgres;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What docs/operations/disk-full.md says, on a volume that is truly full. Making one takes root. */
class DiskFullTest {

    private static final String MEGABYTE =
            "insert into filler select string_agg(md5(n::text), '') from generate_series(1, 32768) n";

    @TempDir
    Path volume;

    private InstalledPostgres server;

    @BeforeEach
    void mount() throws IOException, InterruptedException {
        InstalledPostgres installed = InstalledPostgres.orSkip();
        assumeThat(call("mount", "-t", "tmpfs", "-o", "size=160m,mode=0777", "tmpfs", volume.toString()))
                .as("a small volume cannot be mounted here (it takes root): a full disk is not rehearsed")
                .isZero();
        server = installed.another(volume, "max_wal_size = '32MB'\nmin_wal_size = '32MB'\n");
        server.start();
    }

    @AfterEach
    void unmount() throws IOException, InterruptedException {
        if (server != null) {
            server.stop();
            call("umount", volume.toString());
        }
    }

    @Test
    void nothingCommittedIsLostAndTheBallastBringsItBack() throws SQLException, IOException {
        Path ballast = Files.write(volume.resolve("ballast"), new byte[32 * 1024 * 1024]);
        try (Connection admin = server.admin("postgres");
                Statement statement = admin.createStatement()) {
            statement.execute(
                    "create table filler (content text); alter table filler alter column content set storage external");
        }
        int committed = fill();
        assertThat(committed).isPositive();

        Files.delete(ballast);
        server.restart(); // which the server needs where it could not write WAL
        try (Connection admin = server.admin("postgres");
                Statement statement = admin.createStatement()) {
            assertThat(count(statement)).isEqualTo(committed);
            statement.execute("truncate filler");
            statement.execute("checkpoint");
            statement.execute(MEGABYTE);
            assertThat(count(statement)).isOne();
        }
    }

    /** Writes until the volume is full; how much was committed until then. */
    private int fill() throws SQLException {
        int committed = 0;
        try (Connection admin = server.admin("postgres");
                Statement statement = admin.createStatement()) {
            while (committed < 1000) {
                statement.execute(MEGABYTE);
                committed++;
            }
            throw new AssertionError("the volume does not get full");
        } catch (SQLException full) {
            assertThat(full.getSQLState()).as(full.getMessage()).matches("53100|57P02|08006|08003");
        }
        return committed;
    }

    private static int count(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("select count(*) from filler")) {
            row.next();
            return row.getInt(1);
        }
    }

    private static int call(String... command) throws IOException, InterruptedException {
        try {
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException noSuchProgram) {
            return 1;
        }
    }
}
