package org.chamicore.cli.backup;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A file of a backup.
 *
 * @param name below the backup's folder
 * @param bytes its size
 * @param sha256 of its content
 */
public record FileState(String name, long bytes, String sha256) {

    public static FileState of(Path folder, Path file) throws IOException {
        MessageDigest digest = newDigest();
        try (InputStream content = new DigestInputStream(Files.newInputStream(file), digest)) {
            content.transferTo(OutputStream.nullOutputStream());
        }
        return new FileState(
                folder.relativize(file).toString(),
                Files.size(file),
                HexFormat.of().formatHex(digest.digest()));
    }

    static MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
