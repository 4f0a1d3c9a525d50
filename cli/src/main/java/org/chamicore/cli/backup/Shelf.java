package org.chamicore.cli.backup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.chamicore.cli.console.Progress;
import org.chamicore.cli.console.RefusedException;
import org.springframework.util.FileSystemUtils;

/** A folder of many backups, each in a folder that is named after its time. */
final class Shelf {

    private static final String PART = "backup";
    private static final String PREFIX = "chamicore-";
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    /** A draft that old belongs to nobody any more. */
    private static final Duration ABANDONED = Duration.ofDays(1);

    private final Path folder;
    private final Progress progress;

    Shelf(Path folder, Progress progress) {
        this.folder = folder.toAbsolutePath().normalize();
        this.progress = progress;
    }

    /** Where a backup of that moment belongs. */
    Path next(Instant moment) {
        return folder.resolve(PREFIX + STAMP.format(moment));
    }

    /** The newest that is whole. */
    Optional<BackupFolder> newest() {
        return backups().stream().findFirst();
    }

    /** Deletes what is older, never the newest, and what broken-off runs have left. Anything else in the folder stays. */
    void prune(Duration age) {
        Instant limit = Clock.systemUTC().instant().minus(age);
        backups().stream()
                .skip(1)
                .filter(each -> each.read().created().isBefore(limit))
                .forEach(each -> {
                    delete(each.path());
                    progress.say(
                            PART,
                            each.path() + " deleted: older than "
                                    + age.toString().substring(1));
                });
        children()
                .filter(each -> each.getFileName().toString().startsWith("." + PREFIX)
                        && each.getFileName().toString().contains(Draft.MARK)
                        && isOlder(each, Clock.systemUTC().instant().minus(ABANDONED)))
                .forEach(Shelf::delete);
    }

    /** Copies a backup here, whole or not at all, and reads it back. */
    void copy(BackupFolder backup) {
        Path target = folder.resolve(String.valueOf(backup.path().getFileName()));
        try (Draft draft = Draft.of(target)) {
            for (Path file : backup.files().toList()) {
                Path copy = draft.path().resolve(backup.path().relativize(file).toString());
                Files.createDirectories(copy.resolveSibling("."));
                Files.copy(file, copy);
                Draft.protect(copy);
            }
            new BackupFolder(draft.path()).readWhole();
            draft.finish();
            progress.say(PART, "copied to " + target);
        } catch (IOException failed) {
            throw new RefusedException(
                    "%s is written, and its copy %s is not: %s".formatted(backup.path(), target, failed.getMessage()),
                    failed);
        }
    }

    /** The newest first. One that cannot be read is left alone, and stops nothing. */
    private List<BackupFolder> backups() {
        return children()
                .filter(each -> each.getFileName().toString().startsWith(PREFIX))
                .map(BackupFolder::new)
                .filter(Shelf::isReadable)
                .sorted(Comparator.comparing((BackupFolder each) -> each.read().created())
                        .reversed())
                .toList();
    }

    private Stream<Path> children() {
        if (!Files.isDirectory(folder)) {
            return Stream.empty();
        }
        try (Stream<Path> children = Files.list(folder)) {
            return children.toList().stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static boolean isReadable(BackupFolder backup) {
        try {
            backup.read();
            return true;
        } catch (RefusedException damaged) {
            return false;
        }
    }

    private static boolean isOlder(Path path, Instant limit) {
        try {
            return Files.getLastModifiedTime(path).toInstant().isBefore(limit);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static void delete(Path path) {
        try {
            FileSystemUtils.deleteRecursively(path);
        } catch (IOException failed) {
            throw new UncheckedIOException("%s cannot be deleted".formatted(path), failed);
        }
    }
}
