package org.chamicore.cli.secrets;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** A folder (0700) of secrets, one per file (0600); each is made when it is first asked for and then stays. */
public final class Secrets {

    private static final Set<PosixFilePermission> FOLDER_MODE = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> FILE_MODE = PosixFilePermissions.fromString("rw-------");
    private static final int BYTES = 32;

    private final Path folder;
    private final SecureRandom random = new SecureRandom();

    public Secrets(Path folder) {
        this.folder = folder;
    }

    /** A folder within this one, closed as well. */
    public Secrets within(String name) {
        Secrets inner = new Secrets(folder.resolve(name));
        createFolder();
        inner.createFolder();
        return inner;
    }

    /** The file of a random secret: 256 bits in URL-safe Base64, no newline. */
    public Path file(String name) {
        return file(name, this::random);
    }

    /** The file of a secret that {@code content} makes, if there is none yet. */
    public synchronized Path file(String name, Supplier<String> content) {
        Path file = folder.resolve(name);
        if (!Files.exists(file)) {
            write(file, content.get());
        }
        return file;
    }

    /** The random secret itself. */
    public String read(String name) {
        try {
            return Files.readString(file(name)).strip();
        } catch (IOException failed) {
            throw new UncheckedIOException("secret %s cannot be read".formatted(name), failed);
        }
    }

    /** Whether the secret has been made already. */
    public boolean has(String name) {
        return Files.exists(folder.resolve(name));
    }

    /**
     * Makes a secret anew. The file is written before {@code apply} is told, and gets its name after it: where that fails the
     * old secret stays.
     */
    public synchronized void replace(String name, Consumer<String> apply) {
        write(folder.resolve(name), random(), apply);
    }

    /** Written beside and moved, so that a secret that exists is whole. */
    private void write(Path file, String content) {
        createFolder();
        write(file, content, each -> {});
    }

    private void write(Path file, String content, Consumer<String> beforeItCounts) {
        try {
            Path draft = folder.resolve(file.getFileName() + ".new");
            Files.deleteIfExists(draft);
            Files.createFile(draft, PosixFilePermissions.asFileAttribute(FILE_MODE));
            Files.writeString(draft, content, StandardOpenOption.WRITE);
            beforeItCounts.accept(content);
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failed) {
            throw new UncheckedIOException("secret %s cannot be kept".formatted(file), failed);
        }
    }

    private void createFolder() {
        try {
            Files.createDirectories(folder);
            Files.setPosixFilePermissions(folder, FOLDER_MODE);
        } catch (IOException failed) {
            throw new UncheckedIOException("folder %s cannot be kept".formatted(folder), failed);
        }
    }

    private String random() {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
