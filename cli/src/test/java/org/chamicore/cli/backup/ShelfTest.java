package org.chamicore.cli.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.chamicore.cli.console.Command;
import org.chamicore.cli.console.Progress;
import org.chamicore.cli.postgres.SuiteOnInstalled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

/** Many backups in one folder. */
class ShelfTest {

    @TempDir
    Path folder;

    @Test
    void backupsShareWhatHasNotChangedAndSurviveOneAnother() throws SQLException, IOException {
        SuiteOnInstalled database = SuiteOnInstalled.create();
        Path first = only(backup(database));
        Files.move(first, folder.resolve("hourly/chamicore-20200101T000000Z"));
        database.log("smd", "later");
        backup(database);
        Path older = children().getFirst();
        Path newer = children().getLast();

        long shared =
                new BackupFolder(newer).files().filter(ShelfTest::hasTwoNames).count();
        long all = new BackupFolder(newer).files().count();
        assertThat(shared).isBetween(all / 2, all - 1);
        Shelf shelf = new Shelf(folder.resolve("hourly"), Progress.silent());
        FileSystemUtils.deleteRecursively(older);
        new BackupFolder(newer).readWhole();
        assertThat(shelf.newest()).contains(new BackupFolder(newer));
    }

    @Test
    void oldOnesGoAndTheNewestStaysHoweverOldItIs() throws IOException {
        Shelf shelf = new Shelf(folder.resolve("hourly"), Progress.silent());
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        Path ancient = made(shelf, now.minus(Duration.ofDays(40)));
        Path old = made(shelf, now.minus(Duration.ofDays(31)));
        Path other = Files.createDirectory(folder.resolve("hourly/mine"));
        shelf.prune(Duration.ofDays(30));
        assertThat(children()).containsExactlyInAnyOrder(old, other);

        Path fresh = made(shelf, now.minus(Duration.ofDays(29)));
        shelf.prune(Duration.ofDays(30));
        assertThat(children()).containsExactlyInAnyOrder(fresh, other);
        assertThat(ancient).doesNotExist();
    }

    @Test
    void oneThatIsDamagedStaysAndStopsNothing() throws IOException {
        Shelf shelf = new Shelf(folder.resolve("hourly"), Progress.silent());
        Path fresh = made(shelf, Instant.now().truncatedTo(ChronoUnit.SECONDS));
        Path damaged = made(shelf, Instant.now().minus(Duration.ofDays(40)));
        Files.writeString(new BackupFolder(damaged).manifest(), "{");
        shelf.prune(Duration.ofDays(30));
        assertThat(children()).containsExactlyInAnyOrder(fresh, damaged);
        assertThat(shelf.newest()).contains(new BackupFolder(fresh));
    }

    @Test
    void aSecondPlaceGetsAWholeCopyAndIsPrunedToo() throws SQLException, IOException {
        SuiteOnInstalled database = SuiteOnInstalled.create();
        Path second = folder.resolve("second");
        made(new Shelf(second, Progress.silent()), Instant.now().minus(Duration.ofDays(31)));
        backup(database, "--copy-to", second, "--keep", "30d");

        Path copy = only(second);
        assertThat(copy.getFileName()).isEqualTo(only(folder.resolve("hourly")).getFileName());
        new BackupFolder(copy).readWhole();
    }

    @Test
    void keepingNeedsAFolderOfMany() throws SQLException {
        SuiteOnInstalled database = SuiteOnInstalled.create();
        Command.run(
                        new BackupCommand(),
                        "--database-url",
                        database.url(),
                        "--out",
                        folder.resolve("one"),
                        "--keep",
                        "30d")
                .isRefused("--into");
        Command.run(new BackupCommand(), "--database-url", database.url(), "--into", folder, "--keep", "30")
                .isRefused("such as 12h or 30d");
        assertThat(folder).isEmptyDirectory();
    }

    private Path backup(SuiteOnInstalled database, Object... arguments) {
        Path hourly = folder.resolve("hourly");
        Command.run(
                        new BackupCommand(),
                        Stream.concat(
                                        Stream.of("--database-url", database.url(), "--into", hourly),
                                        Stream.of(arguments))
                                .toArray())
                .succeeds();
        return hourly;
    }

    private static Path made(Shelf shelf, Instant moment) throws IOException {
        Path place = Files.createDirectories(shelf.next(moment));
        Manifest manifest = new Manifest(
                1, "0.1.0", moment, "chamicore", "15.1", "15.1", false, Map.of(), List.of(), List.of(), List.of());
        Files.writeString(new BackupFolder(place).manifest(), manifest.json());
        return place;
    }

    private static boolean hasTwoNames(Path file) {
        try {
            return (int) Files.getAttribute(file, "unix:nlink") > 1;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private List<Path> children() throws IOException {
        try (Stream<Path> children = Files.list(folder.resolve("hourly"))) {
            return children.sorted().toList();
        }
    }

    private static Path only(Path parent) throws IOException {
        try (Stream<Path> children = Files.list(parent)) {
            List<Path> all = children.toList();
            assertThat(all).hasSize(1);
            return all.getFirst();
        }
    }
}
