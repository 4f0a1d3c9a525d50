package org.chamicore.auth.account;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;

/** Takes a secret that fits any of several hashes, which stand behind one another with a space between: while one is rotated, two are good. */
final class EitherSecret implements PasswordEncoder {

    private final PasswordEncoder each;

    EitherSecret(PasswordEncoder each) {
        this.each = each;
    }

    @Override
    public @Nullable String encode(@Nullable CharSequence secret) {
        return each.encode(secret);
    }

    @Override
    public boolean matches(@Nullable CharSequence secret, @Nullable String hashes) {
        return hashes != null && Arrays.stream(hashes.split(" ", -1)).anyMatch(hash -> each.matches(secret, hash));
    }
}
