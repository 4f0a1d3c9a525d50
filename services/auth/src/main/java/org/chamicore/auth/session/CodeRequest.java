package org.chamicore.auth.session;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an authorization code was asked for with, as far as it counts when the code comes back. */
public record CodeRequest(String redirectUri, @Nullable String state, String codeChallenge, List<String> scopes) {

    public CodeRequest {
        scopes = List.copyOf(scopes);
    }
}
