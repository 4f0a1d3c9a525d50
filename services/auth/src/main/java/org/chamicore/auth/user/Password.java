package org.chamicore.auth.user;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.nio.charset.StandardCharsets;

/** A password in clear, which is in no log. */
record Password(String value) {

    private static final int LEAST_CHARACTERS = 12;

    /** What bcrypt takes; it would silently leave out the rest. */
    private static final int MOST_BYTES = 72;

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    Password {
        if (value.codePointCount(0, value.length()) < LEAST_CHARACTERS || !fits(value)) {
            throw new IllegalArgumentException("a password has at least %d characters and at most %d bytes"
                    .formatted(LEAST_CHARACTERS, MOST_BYTES));
        }
    }

    static boolean fits(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length <= MOST_BYTES;
    }

    @Override
    public String toString() {
        return "(password)";
    }
}
