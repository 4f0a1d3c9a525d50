package org.chamicore.cli.login;

import java.time.Instant;

/**
 * What one login holds.
 *
 * @param accessToken the newest
 * @param expiresAt when that ends
 * @param refreshToken what brings the next, once
 */
record Login(String accessToken, Instant expiresAt, String refreshToken) {

    boolean isGoodAt(Instant time) {
        return expiresAt.isAfter(time);
    }

    /** Without the tokens. */
    @Override
    public String toString() {
        return "Login[expiresAt=%s]".formatted(expiresAt);
    }
}
