package org.chamicore.web.security;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.net.URI;
import java.text.ParseException;
import java.util.List;
import org.chamicore.web.neighbour.NeighbourCalls;
import org.jspecify.annotations.Nullable;

/**
 * The issuer's published keys. One that is not known is asked for at once, though not more often than {@link Followed} allows;
 * while the issuer is away those known stay good.
 */
class IssuerKeys implements JWKSource<SecurityContext> {

    private final Followed<JWKSet> published;

    IssuerKeys(Followed<JWKSet> published) {
        this.published = published;
    }

    static Followed<JWKSet> follow(URI address, NeighbourCalls calls) {
        if (!List.of("http", "https").contains(String.valueOf(address.getScheme()))) {
            throw new IllegalArgumentException("chamicore.auth.jwks-url is not an address: " + address);
        }
        return new Followed<>(address, IssuerKeys::read, null, calls);
    }

    /** Once keys are known, one that is not among them after it was asked for does not exist. */
    @Override
    public List<JWK> get(JWKSelector selector, @Nullable SecurityContext context) throws KeySourceException {
        JWKSet known = published
                .valueOrAsk()
                .orElseThrow(() -> new KeySourceException("the issuer's keys could never be fetched"));
        List<JWK> found = selector.select(known);
        if (!found.isEmpty()) {
            return found;
        }
        published.askOnDemand();
        return selector.select(published.value().orElse(known));
    }

    private static JWKSet read(String text) {
        try {
            return JWKSet.parse(text);
        } catch (ParseException nonsense) {
            throw new IllegalArgumentException("it holds no keys", nonsense);
        }
    }
}
