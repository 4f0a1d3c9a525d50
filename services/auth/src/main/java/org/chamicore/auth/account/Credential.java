package org.chamicore.auth.account;

import org.chamicore.auth.role.Grants;

/** How an enabled account proves itself, and what it may then do. */
public record Credential(ClientId clientId, String secretHash, Grants grants) {

    /** Without the hash, which no log may carry. */
    @Override
    public String toString() {
        return clientId.value();
    }
}
