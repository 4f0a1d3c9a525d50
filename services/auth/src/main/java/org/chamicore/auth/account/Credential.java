package org.chamicore.auth.account;

import org.chamicore.auth.role.Grants;
import org.chamicore.auth.shape.TokenShape;
import org.jspecify.annotations.Nullable;

/**
 * How an enabled account proves itself, and what it may then do.
 *
 * @param secretHash of its secret; behind a space that of the one before, while it is good
 * @param publicKeys a JWK set, of whose private keys it may hold one; null where it has none
 */
public record Credential(
        ClientId clientId,
        String secretHash,
        Grants grants,
        TokenShape tokenShape,
        @Nullable String publicKeys) {

    /** Without the hash, which no log may carry. */
    @Override
    public String toString() {
        return clientId.value();
    }
}
