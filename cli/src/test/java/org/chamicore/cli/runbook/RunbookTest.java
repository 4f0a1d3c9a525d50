package org.chamicore.cli.runbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.chamicore.cli.postgres.InstalledPostgres;
import org.chamicore.cli.postgres.SuiteOnInstalled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs the commands of docs/operations as they stand there: every block that is marked {@code sh}, in order, as one script. */
@ResourceLock("roles of the installed server")
class RunbookTest {

    private static final Path DOCUMENTS = Path.of(System.getProperty("chamicore.root"), "docs", "operations");
    private static final Pattern BLOCK = Pattern.compile("(?ms)^( *)```sh\\n(.*?)^ *```$");
    private static final Pattern BY_HAND = Pattern.compile("(?ms)^( *)```bash\\n(.*?)^ *```$");

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "cannot-connect, accepting connections",
        "slow-queries, 'No statement takes longer than 1000 ms'",
        "query-logging, 250ms",
        "pool-exhausted, connection budget",
        "disk-full, smd.change_log",
        "restore, 'Restored.'",
        "rotate-password, smd has a new password",
        "maintenance, VACUUM",
        "export, 'id,type,state'",
        "upgrade, 'bss: version'",
        "ordinary-tools, CREATE PUBLICATION"
    })
    void everyCommandOfTheDocumentWorks(String document, String expected)
            throws SQLException, IOException, InterruptedException {
        String commands = commands(BLOCK, document);
        assertThat(commands).contains("$DB");
        assertThat(run(SuiteOnInstalled.create(), commands)).contains(expected);
    }

    @Test
    void aBackupComesBackByHandOnAServerThatHasNoneOfIt() throws SQLException, IOException, InterruptedException {
        SuiteOnInstalled old = SuiteOnInstalled.create();
        InstalledPostgres server = old.server().another(Files.createDirectory(folder.resolve("server")), "");
        SuiteOnInstalled restored = new SuiteOnInstalled(server, "chamicore");
        URI address = URI.create(restored.url());
        server.start();
        try {
            run(
                    restored,
                    """
                    chamicore db backup --database-url '%s' --out "$WORK/before-the-change"
                    export CHAMICORE='%s' PGHOST='%s' PGPORT='%d' PGUSER='%s' PGPASSWORD='%s'
                    """.formatted(
                                            old.url(),
                                            System.getProperty("chamicore.root"),
                                            address.getHost(),
                                            address.getPort(),
                                            address.getUserInfo().replaceFirst(":.*", ""),
                                            address.getUserInfo().replaceFirst(".*:", ""))
                            + commands(BY_HAND, "restore"));
            assertThat(SuiteOnInstalled.SCHEMAS)
                    .allSatisfy(schema ->
                            assertThat(restored.keys(schema)).isNotEmpty().isEqualTo(old.keys(schema)));
            assertThat(restored.texts("select rolpassword from pg_authid where rolname = 'smd'"))
                    .isEqualTo(old.texts("select rolpassword from pg_authid where rolname = 'smd'"));
        } finally {
            server.stop();
        }
    }

    /** The lines that a timer or cron runs, with their folders below the test's, and their environment file as a shell reads it. */
    @ParameterizedTest
    @CsvSource({"'(?m)^ExecStart=(.*)$'", "'(?m)^5 \\* \\* \\* \\* chamicore (.*)$'"})
    void theBackupThatIsScheduledWorks(String line) throws SQLException, IOException, InterruptedException {
        SuiteOnInstalled database = SuiteOnInstalled.create();
        Path environment = Files.writeString(folder.resolve("backup.env"), "DB=%s\n".formatted(database.url()));
        String command = Pattern.compile(line)
                .matcher(read(DOCUMENTS.resolve("restore.md")))
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.joining("\n"))
                .replace("/opt/chamicore/chamicore", "chamicore")
                .replace("/etc/chamicore/backup.env", environment.toString())
                .replace("/var/backups", folder + "/var/backups")
                .replace("/mnt/second-site", folder + "/mnt/second-site");
        assertThat(run(database, command)).contains("chamicore-");
        for (String shelf : List.of("var/backups/chamicore", "mnt/second-site/chamicore")) {
            try (var backups = Files.list(folder.resolve(shelf))) {
                assertThat(backups).hasSize(1).allSatisfy(each -> assertThat(each.resolve("manifest.json"))
                        .exists());
            }
        }
    }

    @Test
    void theUnitsAreUnitsToSystemd() throws IOException, InterruptedException {
        assumeThat(Path.of("/usr/bin/systemd-analyze"))
                .as("systemd is not installed")
                .isExecutable();
        Path launcher = Files.createFile(
                folder.resolve("launcher"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        String units = read(DOCUMENTS.resolve("restore.md")).replaceFirst("(?s).*```ini\n(.*?)```.*", "$1");
        List<String> verify = new ArrayList<>(List.of("/usr/bin/systemd-analyze", "verify", "--man=no"));
        for (String unit : units.split("(?m)^# /etc/systemd/system/", -1)) {
            if (!unit.isBlank()) {
                String name = unit.lines().findFirst().orElseThrow();
                verify.add(Files.writeString(
                                folder.resolve(name),
                                unit.substring(name.length())
                                        .replace("/opt/chamicore/chamicore", launcher.toString())
                                        .replace("User=chamicore", "User=root"))
                        .toString());
            }
        }
        assertThat(verify).hasSize(5);
        Process process = new ProcessBuilder(verify).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        assertThat(said).doesNotContain(folder.toString());
    }

    @Test
    void noDocumentIsLeftOut() throws IOException {
        try (var files = Files.list(DOCUMENTS)) {
            assertThat(files.filter(file -> BLOCK.matcher(read(file)).find())
                            .map(file -> file.getFileName().toString().replace(".md", "")))
                    .containsExactlyInAnyOrder(
                            "cannot-connect",
                            "slow-queries",
                            "query-logging",
                            "pool-exhausted",
                            "disk-full",
                            "restore",
                            "rotate-password",
                            "maintenance",
                            "export",
                            "upgrade",
                            "ordinary-tools");
        }
    }

    private static String commands(Pattern marked, String document) {
        return marked.matcher(read(DOCUMENTS.resolve(document + ".md")))
                .results()
                .map(block -> block.group(2).lines().map(String::strip).collect(Collectors.joining("\n")))
                .collect(Collectors.joining("\n"));
    }

    private String run(SuiteOnInstalled database, String commands) throws IOException, InterruptedException {
        Path programs = Files.createDirectory(folder.resolve("programs"));
        Path launcher = Files.writeString(
                programs.resolve("chamicore"),
                "#!/bin/sh\nexec '%s' -XX:TieredStopAtLevel=1 -cp '%s' org.chamicore.cli.Chamicore \"$@\"\n"
                        .formatted(
                                Path.of(System.getProperty("java.home"), "bin", "java"),
                                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))));
        Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path script = Files.writeString(folder.resolve("script"), "set -euxo pipefail\n" + commands + "\n");
        ProcessBuilder builder = new ProcessBuilder(List.of("bash", script.toString()))
                .directory(folder.toFile())
                .redirectErrorStream(true);
        builder.environment().merge("PATH", "", (path, none) -> "%s:%s:%s"
                .formatted(programs, database.server().programs(), path));
        builder.environment().put("DB", database.url());
        builder.environment()
                .put("WORK", Files.createDirectory(folder.resolve("work")).toString());
        builder.environment()
                .put("SECRETS", Files.createDirectory(folder.resolve("secrets")).toString());
        Process process = builder.start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
