package org.chamicore.auth.revocation;

import java.time.Instant;
import java.util.Collection;

/** The tokens that were called back before their end. */
public interface RevokedTokens {

    /**
     * An access token.
     *
     * @param jti its id
     * @param expiresAt when it ends by itself, and need no longer be listed
     */
    record IssuedToken(String jti, Instant expiresAt) {}

    /** Calls tokens back, in the transaction that runs; those that are already called back stay so. */
    void revoke(Collection<IssuedToken> tokens);

    /** Whether the token was called back: it alone, or with all that its subject held. */
    boolean isRevoked(String jti, String subject, Instant issuedAt);
}
