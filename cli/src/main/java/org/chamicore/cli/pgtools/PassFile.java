package org.chamicore.cli.pgtools;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** A password where libpq looks for it: in a file (0600) that lives as long as the program that needs it. */
record PassFile(Path file) implements AutoCloseable {

    static PassFile of(String password) {
        try {
            Path file = Files.createTempFile(
                    "pgpass", "", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, "*:*:*:*:" + password.replace("\\", "\\\\").replace(":", "\\:") + "\n");
            return new PassFile(file);
        } catch (IOException failed) {
            throw new UncheckedIOException("no file for a password", failed);
        }
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException failed) {
            throw new UncheckedIOException("%s holds a password and cannot be deleted".formatted(file), failed);
        }
    }
}
