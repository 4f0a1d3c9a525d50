package org.chamicore.auth.account;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Salted SHA-256, for secrets that a machine made. A hash that is slow by design protects guessable passwords and lets anybody
 * burn our processors by sending wrong ones; nobody can guess 128 random bits, however fast the hash.
 */
final class SecretHash implements PasswordEncoder {

    private static final int SALT_BYTES = 16;

    private final SecureRandom random = new SecureRandom();

    @Override
    public @Nullable String encode(@Nullable CharSequence secret) {
        if (secret == null) {
            return null;
        }
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        return text(salt) + "." + text(digest(salt, secret));
    }

    @Override
    public boolean matches(@Nullable CharSequence secret, @Nullable String encoded) {
        if (secret == null || encoded == null) {
            return false;
        }
        String[] parts = encoded.split("\\.", 2);
        if (parts.length < 2) {
            return false;
        }
        return MessageDigest.isEqual(
                bytes(parts[1]), digest(bytes(parts[0]), secret)); // takes the same time wherever they differ
    }

    private static byte[] digest(byte[] salt, CharSequence secret) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update(salt);
            return sha256.digest(secret.toString().getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] bytes(String text) {
        return Base64.getUrlDecoder().decode(text);
    }
}
