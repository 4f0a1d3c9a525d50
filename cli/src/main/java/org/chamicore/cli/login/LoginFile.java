package org.chamicore.cli.login;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.chamicore.cli.console.RefusedException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The file (0600, in a folder of 0700) in which this user's logins are, by the address of the auth service that gave them. */
final class LoginFile {

    private static final Set<PosixFilePermission> FOLDER_MODE = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> FILE_MODE = PosixFilePermissions.fromString("rw-------");
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Path folder;

    LoginFile(Path folder) {
        this.folder = folder;
    }

    /** {@code CHAMICORE_CONFIG}, else below {@code XDG_CONFIG_HOME}, else below the home folder. */
    static LoginFile usual(Map<String, String> environment) {
        String own = environment.getOrDefault("CHAMICORE_CONFIG", "");
        if (!own.isEmpty()) {
            return new LoginFile(Path.of(own));
        }
        String configuration = environment.getOrDefault("XDG_CONFIG_HOME", "");
        Path home =
                configuration.isEmpty() ? Path.of(System.getProperty("user.home"), ".config") : Path.of(configuration);
        return new LoginFile(home.resolve("chamicore"));
    }

    Path path() {
        return folder.resolve("logins.json");
    }

    Optional<Login> find(String issuer) {
        return Optional.ofNullable(read().get(issuer));
    }

    /**
     * Changes one login while no other command does: a refresh token that two of them use ends the login.
     *
     * @param change gets the login, null where there is none, and gives the new one, null where there shall be none
     */
    Optional<Login> update(String issuer, UnaryOperator<@Nullable Login> change) {
        try {
            Files.createDirectories(folder);
            Files.setPosixFilePermissions(folder, FOLDER_MODE);
            try (FileChannel channel = FileChannel.open(
                    folder.resolve("lock"),
                    Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                    PosixFilePermissions.asFileAttribute(FILE_MODE))) {
                channel.lock(); // until it is closed
                Map<String, Login> logins = new TreeMap<>(read());
                Login changed = change.apply(logins.get(issuer));
                if (changed == null) {
                    logins.remove(issuer);
                } else {
                    logins.put(issuer, changed);
                }
                write(logins);
                return Optional.ofNullable(changed);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException("%s cannot be written".formatted(path()), failed);
        }
    }

    private Map<String, Login> read() {
        if (!Files.exists(path())) {
            return Map.of();
        }
        try {
            return JSON.readValue(Files.readString(path()), new TypeReference<Map<String, Login>>() {});
        } catch (IOException | JacksonException broken) {
            throw new RefusedException(
                    "%s cannot be read: delete it and sign in anew with './chamicore login'".formatted(path()), broken);
        }
    }

    /** Written beside and moved, so that a reader never sees half of it, and never open to others. */
    private void write(Map<String, Login> logins) throws IOException {
        Path draft = folder.resolve("logins.json.new");
        Files.deleteIfExists(draft);
        Files.createFile(draft, PosixFilePermissions.asFileAttribute(FILE_MODE));
        Files.writeString(
                draft,
                JSON.writerWithDefaultPrettyPrinter().writeValueAsString(logins) + "\n",
                StandardOpenOption.WRITE);
        Files.move(draft, path(), StandardCopyOption.ATOMIC_MOVE);
    }
}
