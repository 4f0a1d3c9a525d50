package org.chamicore.auth.user;

import java.util.Map;
import java.util.Objects;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** Hashes that are slow by design, for secrets that people think up. Each names its method, so that another can take over. */
@Component
class PasswordHashes {

    /** Some 0.2 s of one processor. */
    private static final int STRENGTH = 11;

    private final PasswordEncoder encoder =
            new DelegatingPasswordEncoder("bcrypt", Map.of("bcrypt", new BCryptPasswordEncoder(STRENGTH)));

    /** What a password is compared with where there is no such user, so that the answer takes as long. */
    private final String nobodys = encode("nobody has this password");

    String encode(String password) {
        return Objects.requireNonNull(encoder.encode(password));
    }

    boolean matches(String password, String hash) {
        return Password.fits(password) && encoder.matches(password, hash);
    }

    /** Takes as long as {@link #matches} does. */
    void compareInVain(String password) {
        matches(password, nobodys);
    }
}
