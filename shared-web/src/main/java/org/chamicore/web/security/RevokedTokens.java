package org.chamicore.web.security;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.chamicore.web.security.Revocation.Kind;
import org.springframework.security.oauth2.jwt.Jwt;
import tools.jackson.databind.json.JsonMapper;

/** The issuer's list of revoked tokens, made ready to look a token up in. */
record RevokedTokens(Map<String, Revocation> byDigest) {

    static final RevokedTokens NONE = new RevokedTokens(Map.of());

    /** As the issuer publishes it. */
    private record Published(List<Revocation> revocations) {}

    RevokedTokens {
        byDigest = Map.copyOf(byDigest);
    }

    /** @throws tools.jackson.core.JacksonException when the text is no such list */
    static RevokedTokens read(String text) {
        return new RevokedTokens(JsonMapper.shared().readValue(text, Published.class).revocations().stream()
                .collect(Collectors.toMap(Revocation::digest, Function.identity(), (one, same) -> one)));
    }

    boolean hold(Jwt token, Clock clock) {
        if (byDigest.isEmpty()) {
            return false;
        }
        for (Kind kind : Kind.values()) {
            if (token.getClaims().get(kind.claim()) instanceof String value) {
                Revocation found = byDigest.get(Revocation.digest(kind, value));
                if (found != null && isMeant(token, found, clock)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isMeant(Jwt token, Revocation found, Clock clock) {
        boolean issuedBefore = found.kind() == Kind.TOKEN
                || token.getIssuedAt() == null
                || token.getIssuedAt().getEpochSecond() <= found.issuedUntil();
        return issuedBefore && clock.instant().getEpochSecond() <= found.until();
    }
}
