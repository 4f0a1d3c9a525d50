package org.chamicore.auth.session;

import java.time.Instant;

/** A new refresh token in clear, as its holder gets it; it is kept as its hash. */
public record RefreshToken(String value, Instant expiresAt) {

    /** Without the token, which no log may carry. */
    @Override
    public String toString() {
        return "(refresh token)";
    }
}
