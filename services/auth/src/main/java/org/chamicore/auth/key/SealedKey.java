package org.chamicore.auth.key;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A signing key as the database holds it.
 *
 * @param signsFrom when it begins to sign
 * @param withdrawnAt when it is published no more; null while that is not decided
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares them
record SealedKey(
        String kid,
        byte[] sealed,
        Instant signsFrom,
        @Nullable Instant withdrawnAt) {

    /** A key that is to be stored, whose times the database decides. */
    SealedKey(String kid, byte[] sealed) {
        this(kid, sealed, Instant.EPOCH, null);
    }

    @Override
    public String toString() {
        return kid;
    }
}
