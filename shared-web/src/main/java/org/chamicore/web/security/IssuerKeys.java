package org.chamicore.web.security;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import java.net.MalformedURLException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The issuer's published keys: fetched when first needed, every few minutes, and, though not more often than the limit allows,
 * when a token names one that is not known. While the issuer is away those known stay good.
 */
class IssuerKeys implements JWKSource<SecurityContext> {

    private static final int TIMEOUT_MILLIS = 2000;
    private static final int MOST_BYTES = 1 << 20;
    private static final long KEYS_FRESH_MILLIS = Duration.ofMinutes(5).toMillis();
    private static final long FETCH_INTERVAL_MILLIS = Duration.ofSeconds(5).toMillis();

    private final JWKSource<SecurityContext> fetched;
    private volatile boolean known;

    IssuerKeys(URI keys) {
        try {
            fetched = JWKSourceBuilder.create(
                            keys.toURL(), new DefaultResourceRetriever(TIMEOUT_MILLIS, TIMEOUT_MILLIS, MOST_BYTES))
                    .cache(KEYS_FRESH_MILLIS, TIMEOUT_MILLIS * 2L)
                    .refreshAheadCache(false) // would leave a thread behind
                    .rateLimited(FETCH_INTERVAL_MILLIS)
                    .outageTolerant(Duration.ofDays(365).toMillis())
                    .build();
        } catch (MalformedURLException | IllegalArgumentException wrong) {
            throw new IllegalArgumentException("chamicore.auth.jwks-url is not an address: " + keys, wrong);
        }
    }

    /** Once keys are known, one that is not among them after the last fetch that was allowed does not exist. */
    @Override
    public List<JWK> get(JWKSelector selector, @Nullable SecurityContext context) throws KeySourceException {
        try {
            List<JWK> found = fetched.get(selector, context);
            known = true;
            return found;
        } catch (RateLimitReachedException limited) {
            if (known) {
                return List.of();
            }
            throw limited;
        }
    }
}
