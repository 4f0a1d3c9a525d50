package org.chamicore.auth.key;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The keys in use: of those whose time has come the newest signs, and all are published. It follows the database, so that each
 * replica knows a key before any of them signs with it.
 */
public class SigningKeys {

    /**
     * A key and its time.
     *
     * @param withdrawnAt when it is published no more; null while that is not decided
     */
    public record Timed(
            SigningKey key, Instant signsFrom, @Nullable Instant withdrawnAt) {

        boolean isWithdrawn(Instant now) {
            return withdrawnAt != null && !withdrawnAt.isAfter(now);
        }
    }

    private final Clock clock;
    private volatile List<Timed> known;

    /** @param keys at least one */
    SigningKeys(List<Timed> keys, Clock clock) {
        this.clock = clock;
        this.known = newestFirst(keys);
    }

    void replace(List<Timed> keys) {
        known = newestFirst(keys);
    }

    public SigningKey current() {
        Instant now = clock.instant();
        List<Timed> keys = known;
        return keys.stream()
                .filter(timed -> !timed.signsFrom().isAfter(now) && !timed.isWithdrawn(now))
                .findFirst()
                .orElse(keys.getLast()) // the oldest, should this machine's clock be behind
                .key();
    }

    /** All that tokens may be signed with, the newest first. */
    public List<Timed> published() {
        Instant now = clock.instant();
        return known.stream().filter(timed -> !timed.isWithdrawn(now)).toList();
    }

    /** The public parts alone. */
    public JWKSet publicSet() {
        return new JWKSet(
                published().stream().<JWK>map(timed -> timed.key().publicJwk()).toList());
    }

    private static List<Timed> newestFirst(List<Timed> keys) {
        return keys.stream()
                .sorted(Comparator.comparing(Timed::signsFrom)
                        .thenComparing(timed -> timed.key().kid())
                        .reversed())
                .toList();
    }
}
