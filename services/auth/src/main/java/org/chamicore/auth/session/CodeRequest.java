package org.chamicore.auth.session;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an authorization code was asked for with, as far as it counts when the code comes back.
 *
 * @param nonce what the ID token has to repeat; null where the application sent none
 * @param signedInAt when its user typed the password; null in requests of earlier releases
 */
public record CodeRequest(
        String redirectUri,
        @Nullable String state,
        String codeChallenge,
        List<String> scopes,
        @Nullable String nonce,
        @Nullable Instant signedInAt) {

    public CodeRequest {
        scopes = List.copyOf(scopes);
    }
}
