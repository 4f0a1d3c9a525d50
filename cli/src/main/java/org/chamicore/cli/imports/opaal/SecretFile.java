package org.chamicore.cli.imports.opaal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.chamicore.cli.console.RefusedException;

/** A file (0600) to which the secret of each new account is added, {@code NAME:SECRET} in a line, before the next is made. */
final class SecretFile {

    private final Path file;

    SecretFile(Path file) {
        this.file = file;
    }

    /** Makes the file now, so that no account is made whose secret has no place. */
    SecretFile made() {
        try {
            if (!Files.exists(file)) {
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            }
            return this;
        } catch (IOException failed) {
            throw new RefusedException("The file %s cannot be made: %s".formatted(file, failed), failed);
        }
    }

    synchronized void add(String name, String secret) {
        try {
            Files.writeString(file, "%s:%s%n".formatted(name, secret), StandardOpenOption.APPEND);
        } catch (IOException failed) {
            throw new RefusedException(
                    "The secret of %s cannot be written to %s; './chamicore account rotate %1$s' makes another: %s"
                            .formatted(name, file, failed),
                    failed);
        }
    }
}
