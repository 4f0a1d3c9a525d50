package org.chamicore.auth.account;

import org.chamicore.auth.role.Grants;

/**
 * How an enabled account proves itself, and what it may then do.
 *
 * @param secretHash of its secret; behind a space that of the one before, while it is good
 */
public record Credential(ClientId clientId, String secretHash, Grants grants) {

    /** Without the hash, which no log may carry. */
    @Override
    public String toString() {
        return clientId.value();
    }
}
