package org.chamicore.cli.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.chamicore.cli.console.Command;
import org.chamicore.cli.postgres.InstalledPostgres;
import org.chamicore.cli.postgres.SuiteOnInstalled;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Backup and restore with the server and the pg_dump of Debian's PostgreSQL. */
@ResourceLock("roles of the installed server")
class BackupTest {

    private static InstalledPostgres server;

    @TempDir
    Path folder;

    @BeforeAll
    static void installed() {
        server = InstalledPostgres.orSkip();
    }

    @Nested
    class Writing {

        @Test
        void countsAndDumpAreOfOneMomentWhileOthersWrite() throws SQLException {
            SuiteOnInstalled database = SuiteOnInstalled.create();
            AtomicBoolean done = new AtomicBoolean();
            CompletableFuture<Void> writer = CompletableFuture.runAsync(() -> {
                for (int number = 0; !done.get(); number++) {
                    database.log("smd", "written" + number);
                    database.log("auth", "written" + number);
                }
            });
            backup(database, "--out", out()).succeeds();
            done.set(true);
            writer.join();

            SuiteOnInstalled restored = SuiteOnInstalled.nowhere(server);
            restore(restored).succeeds(); // which compares what has arrived with the manifest
            assertThat(restored.keys("smd"))
                    .hasSizeLessThan(database.keys("smd").size())
                    .startsWith("first");
        }

        @Test
        void onlyItsOwnerCanReadIt() throws SQLException, IOException {
            backup(SuiteOnInstalled.create(), "--out", out()).succeeds();
            try (Stream<Path> all = Files.walk(out())) {
                assertThat(all).isNotEmpty().allSatisfy(each -> assertThat(
                                PosixFilePermissions.toString(Files.getPosixFilePermissions(each)))
                        .endsWith("------"));
            }
        }

        @Test
        void rolesHoldVerifiersOnlyWhereASuperuserAsks() throws SQLException, IOException {
            SuiteOnInstalled database = SuiteOnInstalled.create();
            database.run("alter role chamicore_backup password 'reads-all'; alter role smd password 'known'");
            backup(database, "--out", out()).succeeds();
            assertThat(Files.readString(out().resolve("roles.sql")))
                    .contains(
                            "create role smd login password 'SCRAM-SHA-256$",
                            "grant pg_read_all_data to chamicore_backup;",
                            "alter role smd set search_path = smd;");

            Path least = folder.resolve("least");
            Command.run(
                            new BackupCommand(),
                            "--out",
                            least,
                            "--database-url",
                            database.url().replaceFirst("//[^@]*@", "//chamicore_backup:reads-all@"))
                    .succeeds();
            assertThat(Files.readString(least.resolve("roles.sql")))
                    .contains("create role smd login;")
                    .doesNotContain("SCRAM");
            assertThat(new BackupFolder(least).read().rolePasswords()).isFalse();
        }

        @Test
        void nothingIsLeftWhenItFails() throws SQLException, IOException {
            Path programs = Files.createDirectory(folder.resolve("programs"));
            Path dump = Files.writeString(programs.resolve("pg_dump"), """
                #!/bin/sh
                case "$*" in *--version) echo 'pg_dump (PostgreSQL) 15.1' ;; *) echo 'disk full' ; exit 3 ;; esac
                """);
            Files.setPosixFilePermissions(dump, PosixFilePermissions.fromString("rwxr-xr-x"));
            Path parent = Files.createDirectory(folder.resolve("parent"));

            backup(SuiteOnInstalled.create(), "--out", parent.resolve("backup"), "--pg-bin", programs)
                    .isRefused("disk full");
            assertThat(parent).isEmptyDirectory();
        }

        @Test
        void whatIsThereIsNotOverwritten() throws SQLException, IOException {
            Files.createDirectory(out());
            backup(SuiteOnInstalled.create(), "--out", out()).isRefused("exists already");
            assertThat(out()).isEmptyDirectory();
        }
    }

    @Nested
    class Restoring {

        @Test
        void rowsOwnersAndRightsComeBack() throws SQLException {
            SuiteOnInstalled database = SuiteOnInstalled.create();
            backup(database, "--out", out()).succeeds();
            SuiteOnInstalled restored = SuiteOnInstalled.nowhere(server);
            restore(restored).succeeds();

            assertThat(restored.rights()).isEqualTo(database.rights());
            restored.migrate();
            assertThat(restored.keys("bss")).containsExactly("first");
        }

        @Test
        void cursorsFromBeforeEndThoughItIsTheSameServer() throws SQLException {
            SuiteOnInstalled database = SuiteOnInstalled.create();
            List<String> epochs = epochs(database);
            backup(database, "--out", out()).succeeds();
            database.log("smd", "lost");
            restore(database, "--replace").succeeds();

            database.migrate();
            assertThat(database.keys("smd")).containsExactly("first");
            assertThat(epochs(database)).hasSize(4).doesNotContainAnyElementsOf(epochs);
        }

        @Test
        void dataIsReplacedOnlyWhenToldAndIsKept() throws SQLException {
            SuiteOnInstalled database = SuiteOnInstalled.create();
            backup(database, "--out", out()).succeeds();
            database.log("smd", "later");
            restore(database).isRefused("--replace");
            assertThat(database.keys("smd")).containsExactly("first", "later");

            restore(database, "--replace").succeeds();
            assertThat(database.keys("smd")).containsExactly("first");
            List<String> before = database.texts(
                    "select datname from pg_database where datname like '%s\\_before\\_%%'".formatted(database.name()));
            assertThat(before).hasSize(1);
            assertThat(new SuiteOnInstalled(server, before.getFirst()).keys("smd"))
                    .containsExactly("first", "later");
        }

        @Test
        void aDatabaseInUseIsLeftAlone() throws SQLException {
            SuiteOnInstalled database = SuiteOnInstalled.create();
            backup(database, "--out", out()).succeeds();
            try (Connection user = server.admin(database.name())) {
                assertThat(user.isValid(1)).isTrue();
                restore(database, "--replace").isRefused("in use, by postgres (1)");
            }
        }

        @Test
        void whatDoesNotAgreeWithTheManifestIsTakenAwayAgain() throws SQLException, IOException {
            SuiteOnInstalled database = SuiteOnInstalled.create();
            backup(database, "--out", out()).succeeds();
            Path manifest = new BackupFolder(out()).manifest();
            Manifest right = new BackupFolder(out()).read();
            TableState log = right.tables().stream()
                    .filter(each -> each.qualifiedName().equals("smd.change_log"))
                    .findFirst()
                    .orElseThrow();
            Files.writeString(manifest, Files.readString(manifest).replace(log.checksum(), "1-1"));
            database.log("smd", "later");

            restore(database, "--replace").isRefused("smd.change_log");
            assertThat(database.keys("smd")).containsExactly("first", "later");
            assertThat(database.texts(
                            "select datname from pg_database where datname like '%s\\_%%'".formatted(database.name())))
                    .isEmpty();

            restore(database, "--replace", "--schema", "smd").isRefused("smd.change_log");
            assertThat(database.keys("smd")).containsExactly("first", "later");
        }

        @Test
        void oneSchemaComesBackAndTheOthersStay() throws SQLException {
            SuiteOnInstalled database = SuiteOnInstalled.create();
            List<String> rights = database.rights();
            backup(database, "--out", out()).succeeds();
            database.log("smd", "later");
            database.log("bss", "later");
            restore(database, "--schema", "bss").isRefused("--replace");
            restore(database, "--schema", "bss", "--replace").succeeds();

            assertThat(database.keys("bss")).containsExactly("first");
            assertThat(database.keys("smd")).containsExactly("first", "later");
            assertThat(database.rights()).isEqualTo(rights);
        }

        @Test
        void aBackupOfOneSchemaIsNoBackupOfAll() throws SQLException {
            SuiteOnInstalled database = SuiteOnInstalled.create();
            backup(database, "--out", out(), "--schema", "cloudinit").succeeds();
            restore(database, "--replace").isRefused("holds cloudinit alone");
            restore(database, "--replace", "--schema", "cloudinit").succeeds();
            assertThat(database.keys("cloudinit")).containsExactly("first");
        }
    }

    @Nested
    class Damage {

        @Test
        void isFoundInEveryFileBeforeAnythingIsTouched() throws SQLException, IOException {
            SuiteOnInstalled database = SuiteOnInstalled.create();
            backup(database, "--out", out()).succeeds();
            List<Path> files = new BackupFolder(out()).files().toList();
            assertThat(files).hasSizeGreaterThan(60);
            for (Path file : files.subList(0, 3)) {
                byte[] whole = Files.readAllBytes(file);
                byte[] broken = whole.clone();
                broken[broken.length / 2] ^= 1;
                Files.write(file, broken);
                restore(database, "--replace").isRefused(file.getFileName() + " has changed");
                Files.delete(file);
                Command.run(new VerifyCommand(), out(), "--files-only").isRefused(file.getFileName() + " is missing");
                Files.write(file, whole);
            }
            Files.writeString(out().resolve("dump/more"), "");
            Command.run(new VerifyCommand(), out(), "--files-only").isRefused("dump/more is not of this backup");
        }

        @Test
        void aFolderWithoutAManifestIsNoBackup() {
            Command.run(new VerifyCommand(), folder).isRefused("holds no backup");
        }
    }

    private Command backup(SuiteOnInstalled database, Object... arguments) {
        return Command.run(
                new BackupCommand(),
                Stream.concat(Stream.of("--database-url", database.url()), Stream.of(arguments))
                        .toArray());
    }

    private Command restore(SuiteOnInstalled database, Object... arguments) {
        return Command.run(
                new RestoreCommand(),
                Stream.concat(Stream.of(out(), "--database-url", database.url()), Stream.of(arguments))
                        .toArray());
    }

    private Path out() {
        return folder.resolve("backup");
    }

    private static List<String> epochs(SuiteOnInstalled database) {
        return SuiteOnInstalled.SCHEMAS.stream()
                .flatMap(schema -> database.texts("select epoch from %s.change_log_state".formatted(schema)).stream())
                .toList();
    }
}
