package org.chamicore.cli.backup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chamicore.cli.console.RefusedException;
import tools.jackson.core.JacksonException;

/** A backup on disk: {@code manifest.json}, {@code roles.sql} and {@code dump/}, which is pg_dump's directory format. */
record BackupFolder(Path path) {

    BackupFolder {
        path = path.toAbsolutePath().normalize();
    }

    Path dump() {
        return path.resolve("dump");
    }

    Path roles() {
        return path.resolve("roles.sql");
    }

    Path manifest() {
        return path.resolve("manifest.json");
    }

    /**
     * What the backup says of itself.
     *
     * @throws RefusedException when there is no backup in the folder, or one that a newer release has written
     */
    Manifest read() {
        try {
            Manifest manifest = Manifest.parse(Files.readString(manifest()));
            if (manifest.format() > Manifest.FORMAT) {
                throw new RefusedException("%s was written by Chamicore %s, in a form that this release does not know"
                        .formatted(path, manifest.product()));
            }
            return manifest;
        } catch (NoSuchFileException none) {
            throw new RefusedException("%s holds no backup: there is no manifest.json".formatted(path), none);
        } catch (IOException | JacksonException broken) {
            throw new RefusedException("%s cannot be read: the backup is damaged".formatted(manifest()), broken);
        }
    }

    /**
     * The same, after every file was read and found to be what was written.
     *
     * @throws RefusedException naming each file that is missing, changed or too many
     */
    Manifest readWhole() {
        Manifest manifest = read();
        List<String> damages = new ArrayList<>();
        try {
            for (FileState expected : manifest.files()) {
                Path file = path.resolve(expected.name()).normalize();
                if (!file.startsWith(path) || !Files.exists(file)) {
                    damages.add(expected.name() + " is missing");
                } else if (!FileState.of(path, file).equals(expected)) {
                    damages.add(expected.name() + " has changed");
                }
            }
            Set<String> known = manifest.files().stream().map(FileState::name).collect(Collectors.toSet());
            files().filter(file -> !file.equals(manifest()))
                    .map(file -> path.relativize(file).toString())
                    .filter(name -> !known.contains(name))
                    .forEach(name -> damages.add(name + " is not of this backup"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("%s cannot be read".formatted(path), unreadable);
        }
        if (!damages.isEmpty()) {
            throw new RefusedException(
                    "The backup %s is damaged, use another:%n  %s".formatted(path, String.join("\n  ", damages)));
        }
        return manifest;
    }

    /** All files, in the order of their names. */
    Stream<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(path)) {
            return files.filter(Files::isRegularFile).sorted().toList().stream();
        }
    }
}
