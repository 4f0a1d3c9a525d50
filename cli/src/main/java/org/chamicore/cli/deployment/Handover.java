package org.chamicore.cli.deployment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.chamicore.cli.secrets.Secrets;

/**
 * Gives each container copies of its secrets in a folder of its own, {@code for/<container>}, owned by that container's user:
 * a file that only its owner reads can have one owner. The copies follow the masters, which only an operator changes. Only root
 * may give files away; for anybody else they stay his, and {@link #isComplete} says so.
 */
final class Handover {

    private static final String OWNER = "unix:uid";

    private final Path folder;
    private final Secrets masters;
    private boolean complete = true;

    Handover(Path folder) {
        this.folder = folder;
        this.masters = new Secrets(folder);
    }

    void give(Container container, int user) {
        Path own = folder.resolve("for").resolve(container.title());
        if (Files.exists(own) && !Files.isWritable(own)) { // root gave it away already
            complete = false;
            return;
        }
        try {
            Secrets copies = masters.within("for").within(container.title());
            for (Path master : container.secrets(masters)) {
                own(copy(master, own, copies), user);
            }
            own(own, user);
        } catch (IOException failed) {
            throw new UncheckedIOException("the secrets of %s cannot be kept".formatted(container.title()), failed);
        }
    }

    /** Leaves the masters to whoever owns the folder, though root may have made them. */
    void ownMasters() {
        try (Stream<Path> files = Files.list(folder)) {
            int owner = (Integer) Files.getAttribute(folder, OWNER);
            List<Path> all = files.toList();
            for (Path each : all) {
                own(each, owner);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException("%s cannot be read".formatted(folder), failed);
        }
    }

    /** Whether every container can read what is its own. */
    boolean isComplete() {
        return complete;
    }

    private static Path copy(Path master, Path own, Secrets copies) throws IOException {
        String name = String.valueOf(master.getFileName());
        String content = Files.readString(master);
        if (copies.has(name) && !Files.readString(own.resolve(name)).equals(content)) {
            Files.delete(own.resolve(name));
        }
        return copies.file(name, () -> content);
    }

    private void own(Path file, int user) throws IOException {
        if (!Files.getAttribute(file, OWNER).equals(user)) {
            try {
                Files.setAttribute(file, OWNER, user);
            } catch (FileSystemException notRoot) {
                complete = false;
            }
        }
    }
}
