package org.chamicore.cli.node;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.chamicore.cli.console.RefusedException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Work that is not finished: a file (0600) for each node, on the disk before it says so, and held by one command at a time. */
final class Journal implements AutoCloseable {

    private static final FileAttribute<Set<PosixFilePermission>> FOLDER_MODE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    private static final FileAttribute<Set<PosixFilePermission>> FILE_MODE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String SUFFIX = ".json";

    private final Path file;
    private final FileChannel locks;

    private Journal(Path file, FileChannel locks) {
        this.file = file;
        this.locks = locks;
    }

    /** Nodes with unfinished work, by name. */
    static List<String> unfinished(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(each -> each.getFileName().toString())
                    .filter(name -> name.endsWith(SUFFIX))
                    .map(name -> name.substring(0, name.length() - SUFFIX.length()))
                    .sorted()
                    .toList();
        } catch (IOException failed) {
            throw new UncheckedIOException("%s cannot be read".formatted(folder), failed);
        }
    }

    /**
     * That of a node, until it is closed or this process ends.
     *
     * @throws RefusedException while another command has it
     */
    static Journal open(Path folder, String node) {
        try {
            Files.createDirectories(folder, FOLDER_MODE);
            FileChannel locks = FileChannel.open(
                    folder.resolve("lock"), Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE), FILE_MODE);
            if (!isLocked(locks, node)) {
                locks.close();
                throw new RefusedException(
                        "Another command is at work on %s: try again when it has ended".formatted(node));
            }
            return new Journal(folder.resolve(node + SUFFIX), locks);
        } catch (IOException failed) {
            throw new UncheckedIOException("%s cannot be written".formatted(folder), failed);
        }
    }

    Optional<Work> read() {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.readValue(Files.readString(file), Work.class));
        } catch (IOException | JacksonException broken) {
            throw new RefusedException(
                    "%s cannot be read: it says what was being done to the node".formatted(file), broken);
        }
    }

    /** Comes back when it is on the disk: written beside, moved, and the folder with it. */
    Work write(Work work) {
        Path draft = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.deleteIfExists(draft);
            try (FileChannel channel = FileChannel.open(
                    draft, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), FILE_MODE)) {
                ByteBuffer text = ByteBuffer.wrap(JSON.writerWithDefaultPrettyPrinter()
                        .writeValueAsString(work)
                        .getBytes(StandardCharsets.UTF_8));
                while (text.hasRemaining()) {
                    channel.write(text);
                }
                channel.force(true);
            }
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
            syncFolder();
            return work;
        } catch (IOException failed) {
            throw new UncheckedIOException("%s cannot be written".formatted(file), failed);
        }
    }

    /** Nothing is left to do. */
    void delete() {
        try {
            Files.deleteIfExists(file);
            syncFolder();
        } catch (IOException failed) {
            throw new UncheckedIOException("%s cannot be deleted".formatted(file), failed);
        }
    }

    @Override
    public void close() {
        try {
            locks.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void syncFolder() throws IOException {
        try (FileChannel folder = FileChannel.open(file.toAbsolutePath().getParent())) {
            folder.force(true);
        }
    }

    /** One byte of one file for each node, so that no lock files pile up; two nodes of one byte wait for each other. */
    private static boolean isLocked(FileChannel locks, String node) throws IOException {
        CRC32 place = new CRC32();
        place.update(node.getBytes(StandardCharsets.UTF_8));
        try {
            FileLock lock = locks.tryLock(place.getValue(), 1, false);
            return lock != null;
        } catch (OverlappingFileLockException heldByThisProcess) {
            return false;
        }
    }
}
