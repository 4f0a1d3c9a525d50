package org.chamicore.cli.pgtools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.chamicore.cli.console.RefusedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class PgToolsOptionTest {

    @TempDir
    Path folder;

    @Test
    void aPgDumpOlderThanTheServerIsRefusedWithWhatToInstall() throws IOException {
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> installed("15.18").toDump(version("18.6")))
                .withMessageContaining("version 18 or newer")
                .withMessageContaining("There is 15.18 in " + folder)
                .withMessageContaining("apt-get install postgresql-client-18");
        assertThat(installed("15.18").toDumpIfThere(version("18.6"))).isEmpty();
    }

    @Test
    void oneAsNewAsTheServerOrNewerDumpsIt() throws IOException {
        assertThat(installed("15.18").toDump(version("15.2")).version()).isEqualTo(version("15.18"));
        assertThat(installed("18.1").toDump(version("15.2")).version()).isEqualTo(version("18.1"));
    }

    @Test
    void aDumpGoesIntoNoServerThatIsOlderThanThePrograms() throws IOException {
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> installed("18.1").toRestore(version("18.0"), version("15.18")))
                .withMessageContaining("restore into PostgreSQL 18 or newer");
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> installed("15.18").toRestore(version("18.0"), version("18.6")))
                .withMessageContaining("read a dump that pg_dump 18.0 has written");
        assertThat(installed("15.18")
                        .toRestore(version("15.3"), version("18.6"))
                        .version())
                .isEqualTo(version("15.18"));
    }

    @Test
    void versionsAreFoundInWhatProgramsAndServersSay() {
        assertThat(PgVersion.parse("pg_dump (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)"))
                .isEqualTo(new PgVersion(15, "15.18"));
        assertThat(PgVersion.parse("18.6")).isEqualTo(new PgVersion(18, "18.6"));
        assertThat(PgVersion.parse("19beta1")).isEqualTo(new PgVersion(19, "19beta1"));
    }

    private PgToolsOption installed(String version) throws IOException {
        Path script = Files.writeString(
                folder.resolve("pg_dump"), "#!/bin/sh\necho 'pg_dump (PostgreSQL) %s (Debian)'\n".formatted(version));
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
        PgToolsOption option = new PgToolsOption();
        new CommandLine(new Command(option)).parseArgs("--pg-bin", folder.toString());
        return option;
    }

    private static PgVersion version(String text) {
        return PgVersion.parse(text);
    }

    @CommandLine.Command
    private record Command(@CommandLine.Mixin PgToolsOption option) {}
}
