package org.chamicore.cli.pgtools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.chamicore.cli.console.RefusedException;
import org.chamicore.cli.suite.DatabaseLogin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a container engine is asked to do; the engine here is a script that writes it down. */
class InContainerTest {

    @TempDir
    Path folder;

    @Test
    void aDumpIsWrittenInsideCopiedOutAndTakenAway() throws IOException {
        PgTools tools = new PgTools(new InContainer(engine("18.1"), "db"));
        tools.dump(
                new DatabaseLogin("jdbc:postgresql://db.example:5432/chamicore", "admin", "secret", "chamicore_backup"),
                List.of("--verbose"),
                folder.resolve("dump"),
                line -> {});

        assertThat(tools.version()).isEqualTo(new PgVersion(18, "18.1"));
        assertThat(said())
                .extracting(line -> line.replaceAll("chamicore-[0-9a-f-]{36}", "NAME"))
                .containsExactly(
                        "exec db pg_dump --version",
                        "exec --env PGAPPNAME --env PGDATABASE --env PGOPTIONS --env PGUSER db pg_dump --verbose"
                                + " --format=directory --file=/tmp/NAME",
                        "cp db:/tmp/NAME " + folder.resolve("dump"),
                        "exec db rm -rf /tmp/NAME");
        assertThat(String.join("\n", said())).doesNotContain("secret");
    }

    @Test
    void aContainerThatIsNotThereIsRefusedWithWhatTheEngineSaid() throws IOException {
        Path engine = script("#!/bin/sh\necho 'Error: No such container: db' >&2\nexit 1\n");
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> new PgTools(new InContainer(engine.toString(), "db")))
                .withMessageContaining("No such container: db");
    }

    private String engine(String version) throws IOException {
        return script("""
            #!/bin/sh
            echo "$@" >> '%s'
            case "$*" in *--version) echo 'pg_dump (PostgreSQL) %s' ;; esac
            """.formatted(folder.resolve("said"), version)).toString();
    }

    private Path script(String content) throws IOException {
        Path script = Files.writeString(folder.resolve("engine"), content);
        return Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private List<String> said() throws IOException {
        return Files.readAllLines(folder.resolve("said"));
    }
}
