package org.chamicore.cli.rotate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.chamicore.cli.console.Command;
import org.chamicore.cli.postgres.SuiteOnInstalled;
import org.chamicore.db.settings.DatabaseSettings;
import org.chamicore.db.settings.EnvironmentSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

@ResourceLock("roles of the installed server")
class RotatePasswordTest {

    @TempDir
    Path folder;

    @Test
    void aRunningServiceGoesOnWithTheNewPassword() throws SQLException, IOException {
        SuiteOnInstalled database = SuiteOnInstalled.create();
        Path file = folder.resolve("db-smd");
        rotate(database, "smd", "--file", file).succeeds();
        String first = Files.readString(file);
        DatabaseSettings service = settings(database, file);
        try (Connection open = connect(service)) {
            rotate(database, "smd", "--file", file).succeeds();

            assertThat(Files.readString(file)).isNotEqualTo(first).hasSize(43);
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
            assertThat(open.isValid(1)).isTrue();
            connect(service).close(); // though its settings still hold the first password
        }
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> DriverManager.getConnection(jdbcUrl(database), "smd", first));
    }

    @Test
    void otherRolesKeepThePasswordThatTheyCameWith() throws SQLException, IOException {
        SuiteOnInstalled database = SuiteOnInstalled.create();
        Path file = folder.resolve("db-smd");
        rotate(database, "smd", "--file", file).succeeds();
        Path owner = folder.resolve("db-smd_owner");
        rotate(database, "smd_owner", "--file", owner).succeeds();
        DriverManager.getConnection(settings(database, file).jdbcUrl(), "smd_owner", Files.readString(owner))
                .close();
    }

    @Test
    void whereTheServerRefusesTheOldPasswordStays() throws SQLException, IOException {
        SuiteOnInstalled database = SuiteOnInstalled.create();
        Path file = folder.resolve("db-smd");
        rotate(database, "smd", "--file", file).succeeds();
        String before = Files.readString(file);
        database.run("alter role chamicore_monitor password 'monitor'");
        Command.run(
                        new RotatePasswordCommand(),
                        "smd",
                        "--file",
                        file,
                        "--database-url",
                        database.url().replaceFirst("//[^@]*@", "//chamicore_monitor:monitor@"))
                .isRefused("stays as it is");
        assertThat(Files.readString(file)).isEqualTo(before);
        DriverManager.getConnection(jdbcUrl(database), "smd", before).close();
    }

    @Test
    void onlyRolesOfTheSuiteAndOnlyIntoAFileThatIsKnown() throws SQLException {
        SuiteOnInstalled database = SuiteOnInstalled.create();
        rotate(database, "postgres", "--file", folder.resolve("file")).isRefused("There is no role 'postgres'");
        rotate(database, "smd").isRefused("--file");
    }

    private static Command rotate(SuiteOnInstalled database, Object... arguments) {
        return Command.run(
                new RotatePasswordCommand(),
                Stream.concat(Arrays.stream(arguments), Stream.of("--database-url", database.url()))
                        .toArray());
    }

    private static DatabaseSettings settings(SuiteOnInstalled database, Path file) {
        Map<String, String> environment =
                new HashMap<>(Map.of("DATABASE_URL", jdbcUrl(database), "DB_PASSWORD_FILE", file.toString()));
        return new EnvironmentSettings(environment::get).read("smd");
    }

    private static Connection connect(DatabaseSettings settings) throws SQLException {
        return DriverManager.getConnection(
                settings.jdbcUrl(),
                settings.service().username(),
                settings.service().password());
    }

    private static String jdbcUrl(SuiteOnInstalled database) {
        return "jdbc:postgresql:" + database.url().replaceFirst("^[^@]*@", "//");
    }
}
