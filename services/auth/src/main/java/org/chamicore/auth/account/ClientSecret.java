package org.chamicore.auth.account;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.security.SecureRandom;
import java.util.Base64;

/** The secret of a service account in clear: long enough that nobody can guess it, and in no log. */
record ClientSecret(@JsonValue String value) {

    /** 128 bits in base64; a hash that is fast to compute is enough for such a secret (see {@link SecretHash}). */
    private static final int LEAST_CHARACTERS = 22;

    private static final int GENERATED_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    @JsonCreator
    ClientSecret {
        if (value.length() < LEAST_CHARACTERS) {
            throw new IllegalArgumentException(
                    "a secret has at least %d random characters".formatted(LEAST_CHARACTERS));
        }
    }

    static ClientSecret generate() {
        byte[] bytes = new byte[GENERATED_BYTES];
        RANDOM.nextBytes(bytes);
        return new ClientSecret(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    @Override
    public String toString() {
        return "(secret)";
    }
}
