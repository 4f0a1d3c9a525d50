package org.chamicore.cli.backup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.chamicore.cli.console.RefusedException;
import org.springframework.util.FileSystemUtils;

/** A folder (0700) that is filled under another name and gets its own when it is whole; deleted when it never is. */
public record Draft(Path path, Path target) implements AutoCloseable {

    /** What every draft's name has in it. */
    static final String MARK = ".partial-";

    /** @throws RefusedException when there is something in the target's place already */
    public static Draft of(Path target) throws IOException {
        Path whole = target.toAbsolutePath().normalize();
        if (Files.exists(whole)) {
            throw new RefusedException("%s exists already: name a folder that does not".formatted(whole));
        }
        Path parent = Objects.requireNonNull(whole.getParent());
        Files.createDirectories(parent);
        Path path = parent.resolve("." + whole.getFileName() + MARK + UUID.randomUUID());
        Draft draft = new Draft(
                Files.createDirectory(
                        path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))),
                whole);
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(draft::close)); // Ctrl-C
        return draft;
    }

    /** Everything in it is on disk from then on, and has its name. */
    public void finish() throws IOException {
        try (Stream<Path> files = Files.walk(path)) {
            for (Path file : files.toList()) {
                try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
                    channel.force(true);
                }
            }
        }
        Files.move(path, target, StandardCopyOption.ATOMIC_MOVE);
        try (FileChannel parent =
                FileChannel.open(Objects.requireNonNull(target.getParent()), StandardOpenOption.READ)) {
            parent.force(true);
        }
    }

    @Override
    public void close() {
        try {
            FileSystemUtils.deleteRecursively(path);
        } catch (IOException failed) {
            throw new UncheckedIOException("%s cannot be deleted".formatted(path), failed);
        }
    }

    /** Writes a file that only its owner may read. */
    public static void writeSecret(Path file, String content) throws IOException {
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, content, StandardOpenOption.WRITE);
    }

    /** Takes everybody else's right to read it. */
    public static void protect(Path file) throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }
}
