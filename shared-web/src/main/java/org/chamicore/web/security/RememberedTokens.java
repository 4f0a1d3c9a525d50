package org.chamicore.web.security;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.LongSupplier;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;

/**
 * Checks a token that comes again and again once a minute only: its signature alone costs more than most answers. What is
 * refused is not remembered, and nothing once the issuer has other keys.
 */
class RememberedTokens implements JwtDecoder {

    private static final Duration LONGEST = Duration.ofMinutes(1);
    private static final int MOST = 1000;

    /** @param keys how many sets of keys there had been */
    private record Checked(Jwt token, Instant until, long keys) {}

    private final JwtDecoder decoder;
    private final Clock clock;
    private final LongSupplier keys;
    private final ConcurrentMap<String, Checked> checked = new ConcurrentHashMap<>();

    RememberedTokens(JwtDecoder decoder, Clock clock, LongSupplier keys) {
        this.decoder = decoder;
        this.clock = clock;
        this.keys = keys;
    }

    @Override
    public Jwt decode(String text) {
        Instant now = clock.instant();
        Checked known = checked.get(text);
        if (known != null && now.isBefore(known.until()) && known.keys() == keys.getAsLong()) {
            return known.token();
        }
        checked.remove(text);
        long before = keys.getAsLong();
        Jwt token = decoder.decode(text);
        Instant soon = now.plus(LONGEST);
        Instant end = Objects.requireNonNull(token.getExpiresAt(), "a token without an end is refused");
        if (checked.size() >= MOST) {
            checked.clear();
        }
        checked.put(text, new Checked(token, end.isBefore(soon) ? end : soon, before));
        return token;
    }
}
