package org.chamicore.cli.backup;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a new backup has in common with the one before: files of the same content become one file with two names, so that a
 * table that has not changed takes its room once, however often it is backed up.
 */
record Shared(Optional<BackupFolder> before) {

    static Shared none() {
        return new Shared(Optional.empty());
    }

    /** Links what is the same, once that was read and found to be so. */
    void link(BackupFolder folder, Manifest manifest) throws IOException {
        if (before.isEmpty()) {
            return;
        }
        Path old = before.get().path();
        Map<String, String> names = before.get().read().files().stream()
                .collect(Collectors.toMap(FileState::sha256, FileState::name, (one, other) -> one));
        for (FileState file : manifest.files()) {
            String name = names.get(file.sha256());
            if (name != null && isStill(old, name, file)) {
                Path mine = folder.path().resolve(file.name());
                Path linked = mine.resolveSibling(mine.getFileName() + ".link");
                try {
                    Files.createLink(linked, old.resolve(name));
                } catch (UnsupportedOperationException | FileSystemException noLinks) {
                    return; // a file system without links, or with too many to this file, keeps a copy
                }
                Files.move(linked, mine, StandardCopyOption.ATOMIC_MOVE);
            }
        }
    }

    private static boolean isStill(Path old, String name, FileState file) throws IOException {
        Path candidate = old.resolve(name);
        return Files.exists(candidate) && FileState.of(old, candidate).sha256().equals(file.sha256());
    }
}
