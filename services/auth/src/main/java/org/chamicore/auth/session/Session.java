package org.chamicore.auth.session;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What one login or bootstrap token began.
 *
 * @param owner who holds its tokens
 * @param scopes the most that its tokens may carry
 * @param audience what they name beside the services whose scopes they carry
 * @param endsAt when it can be continued no more
 */
public record Session(UUID id, Owner owner, List<String> scopes, List<String> audience, Instant endsAt) {

    /**
     * Who holds a session.
     *
     * @param clientId the program that holds the tokens
     * @param subject the user or service for which they are made
     */
    public record Owner(String clientId, String subject, Kind kind) {}

    public Session {
        scopes = List.copyOf(scopes);
        audience = List.copyOf(audience);
    }
}
