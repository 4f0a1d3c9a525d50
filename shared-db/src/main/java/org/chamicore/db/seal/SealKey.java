package org.chamicore.db.seal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import org.chamicore.db.settings.SettingRefusedException;
import org.jspecify.annotations.Nullable;

/**
 * Where a service finds a key, such as what it seals with: in the environment, else in a file.
 *
 * @param setting the name of the setting that names the file
 */
public record SealKey(String setting) {

    /** A key of 128 bits has 32 digits in hexadecimal; whoever writes 256 bits has more in any form. */
    public static final int LEAST_CHARACTERS = 32;

    /**
     * Reads the material of a key.
     *
     * @param given the material itself; null or blank where a file holds it
     * @param file the file that holds it; null or blank where there is none
     * @return nothing where neither is given
     * @throws SettingRefusedException when the file cannot be read, or it is too short
     */
    public Optional<String> read(@Nullable String given, @Nullable String file) {
        Optional<String> material = text(given).or(() -> text(file).map(this::content));
        if (material.isPresent() && material.get().length() < LEAST_CHARACTERS) {
            throw new SettingRefusedException(
                    "the key in %s is too short: it needs at least %d random characters, which 'openssl rand -base64 32' makes"
                            .formatted(setting, LEAST_CHARACTERS));
        }
        return material;
    }

    private String content(String file) {
        try {
            return Files.readString(Path.of(file)).strip();
        } catch (IOException | InvalidPathException unreadable) {
            throw new SettingRefusedException("%s names %s, which cannot be read".formatted(setting, file));
        }
    }

    private static Optional<String> text(@Nullable String setting) {
        return Optional.ofNullable(setting).map(String::strip).filter(text -> !text.isEmpty());
    }
}
