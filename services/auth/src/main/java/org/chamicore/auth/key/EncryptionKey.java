package org.chamicore.auth.key;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import org.chamicore.auth.AuthProperties;
import org.chamicore.db.settings.SettingRefusedException;
import org.jspecify.annotations.Nullable;

/** Finds what the signing keys are encrypted with: in the environment, else in a file. */
final class EncryptionKey {

    /** A key of 128 bits has 32 digits in hexadecimal; whoever writes 256 bits has more in any form. */
    private static final int LEAST_CHARACTERS = 32;

    private EncryptionKey() {}

    /** @throws SettingRefusedException when there is none, or too short a one */
    static String read(AuthProperties properties) {
        String material = given(properties.encryptionKey())
                .or(() -> given(properties.encryptionKeyFile()).map(EncryptionKey::content))
                .orElseThrow(() -> new SettingRefusedException(
                        "CHAMICORE_AUTH_ENCRYPTION_KEY_FILE is not set: name a file with at least %d random characters, which 'openssl rand -base64 32' makes, and keep it beside the backups"
                                .formatted(LEAST_CHARACTERS)));
        if (material.length() < LEAST_CHARACTERS) {
            throw new SettingRefusedException(
                    "the encryption key in CHAMICORE_AUTH_ENCRYPTION_KEY_FILE is too short: it needs at least %d random characters, which 'openssl rand -base64 32' makes"
                            .formatted(LEAST_CHARACTERS));
        }
        return material;
    }

    private static String content(String file) {
        try {
            return Files.readString(Path.of(file)).strip();
        } catch (IOException | InvalidPathException unreadable) {
            throw new SettingRefusedException(
                    "CHAMICORE_AUTH_ENCRYPTION_KEY_FILE names %s, which cannot be read".formatted(file));
        }
    }

    private static Optional<String> given(@Nullable String setting) {
        return Optional.ofNullable(setting).map(String::strip).filter(text -> !text.isEmpty());
    }
}
