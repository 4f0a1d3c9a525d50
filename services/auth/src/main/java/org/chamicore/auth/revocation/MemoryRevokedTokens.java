package org.chamicore.auth.revocation;

import java.time.Instant;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** Remembers them while this instance runs, until they have a table. */
@Component
class MemoryRevokedTokens implements RevokedTokens {

    private final Set<String> revoked = ConcurrentHashMap.newKeySet();

    @Override
    public void revoke(Collection<IssuedToken> tokens) {
        tokens.forEach(token -> revoked.add(token.jti()));
    }

    @Override
    public boolean isRevoked(String jti, String subject, Instant issuedAt) {
        return revoked.contains(jti);
    }
}
